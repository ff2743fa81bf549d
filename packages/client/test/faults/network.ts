import type { Target } from '@dli-connections/contract';
import type { Random } from '@dli-connections/lab/random';
import type { VirtualClock } from '../virtual-clock.ts';

/** One attempt as the client sees it. */
export type Observation =
  | 'nothing yet'
  | 'refused'
  | 'reset'
  | 'silence'
  | 'garbage'
  | 'gateway page'
  | 'soft failure'
  | 'throttled'
  | 'unavailable'
  | 'answer';

/** The result of one call. */
export interface Trace {
  /** The client's view of each attempt. */
  observed: Observation[];
  /** Each delivery that the handler answered, at any time; `again` marks repetitions by the network. */
  carried: { method: string; status: number; again: boolean }[];
}

/** A network between a client and a handler that loses, repeats, delays, cuts, resets and invents messages. */
export interface Network {
  target: Target;
  trace(call: string): Trace;
  busy(): boolean;
}

const envelope = (code: string) => JSON.stringify({ error_code: code, error_msg: 'not now' });
const page = '<html><body>Bad gateway</body></html>';
const failure = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });

/** The header that says which call a request belongs to. */
export const callHeader = 'x-call';

/** A network whose faults follow from `random`; `rate` of the requests meet one. */
export function faultyNetwork(handler: Target, clock: VirtualClock, random: Random, rate: number): Network {
  const traces = new Map<string, Trace>();
  let running = 0;
  let throttledNext = 0;

  function trace(call: string): Trace {
    const found = traces.get(call) ?? { observed: [], carried: [] };
    traces.set(call, found);
    return found;
  }

  async function deliver(request: Request, again = false): Promise<Response> {
    running++;
    try {
      const response = await handler(request.clone());
      trace(request.headers.get(callHeader) ?? '').carried.push({
        method: request.method,
        status: response.status,
        again,
      });
      return response;
    } finally {
      running--;
    }
  }

  const later = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms));
  const never = () => new Promise<never>(() => {});
  /** A copy that no abort reaches: a request that has left cannot be called back. */
  const detached = async (request: Request) => {
    const { method, headers, url } = request;
    const body = request.body ? { body: await request.arrayBuffer() } : {};
    return new Request(url, { method, headers, ...body });
  };

  const faults: Record<string, (request: Request, tell: (observed: Observation) => void) => Promise<Response>> = {
    async refused(_request, tell) {
      tell('refused');
      throw failure('ECONNREFUSED');
    },
    async lost(_request, tell) {
      tell('reset');
      throw failure('ECONNRESET');
    },
    async answerLost(request, tell) {
      tell('reset');
      await deliver(request);
      throw failure('ECONNRESET');
    },
    async silent(_request, tell) {
      tell('silence');
      return never();
    },
    async silentAfter(request, tell) {
      tell('silence');
      await deliver(request);
      return never();
    },
    async late(request, tell) {
      tell('silence');
      await later(random.next() * 60_000);
      const response = await deliver(request);
      tell('answer');
      return response;
    },
    async lateAnswer(request, tell) {
      tell('silence');
      const response = await deliver(request);
      await later(random.next() * 60_000);
      tell('answer');
      return response;
    },
    async doubled(request, tell) {
      const response = await deliver(request);
      void later(random.next() * 20_000).then(() => deliver(request, true));
      tell('answer');
      return response;
    },
    async brokenOff(request, tell) {
      tell('reset');
      const { status } = await deliver(request);
      // Without a body nothing can break off.
      if (status === 204) tell('gateway page');
      const body = new ReadableStream({ pull: (controller) => controller.error(failure('ECONNRESET')) });
      return new Response(status === 204 ? null : body, { status: status === 204 ? 502 : status });
    },
    async cut(request, tell) {
      const response = await deliver(request);
      const text = await response.text();
      tell('garbage');
      return new Response(`${text.slice(0, random.nat(text.length))} `, {
        status: text ? response.status : 200,
      });
    },
    async empty(request, tell) {
      tell('garbage');
      const { status } = await deliver(request);
      return new Response(status === 204 ? 'x' : '', { status: status === 204 ? 200 : status });
    },
    async gateway(request, tell) {
      tell('gateway page');
      if (random.chance(0.5)) await deliver(request);
      return new Response(page, { status: random.pick([502, 503, 504]) });
    },
    async soft(request, tell) {
      // An operation without a body cannot report this; there it is an undocumented answer.
      tell(request.url.includes('/tags/') ? 'garbage' : 'soft failure');
      const create = request.method === 'POST' && request.url.endsWith('/enhanced-connections');
      return Response.json({ is_success: false, message: 'no quota' }, { status: create ? 201 : 200 });
    },
    async unavailable(_request, tell) {
      tell('unavailable');
      return new Response(envelope('DLI.0999'), { status: 503, headers: { 'retry-after': '2' } });
    },
    async throttled(_request, tell) {
      throttledNext = Math.ceil(random.next() * 4);
      tell('throttled');
      return new Response(envelope('APIGW.0308'), {
        status: 429,
        headers: { 'retry-after': random.pick(['1', '30', '90']) },
      });
    },
  };

  return {
    trace,
    busy: () => running > 0,
    async target(request) {
      const { observed } = trace(request.headers.get(callHeader) ?? '');
      const at = observed.push('nothing yet') - 1;
      const tell = (what: Observation) => {
        // Nobody sees an answer after the end of its attempt.
        if (!request.signal.aborted) observed[at] = what;
      };
      const copy = await detached(request);
      await later(random.next() * 200);
      if (throttledNext > 0) {
        throttledNext--;
        tell('throttled');
        return new Response(envelope('APIGW.0308'), { status: 429 });
      }
      const fault = random.chance(rate) ? random.pick(Object.values(faults)) : undefined;
      if (fault) return fault(copy, tell);
      const response = await deliver(copy);
      tell('answer');
      return response;
    },
  };
}
