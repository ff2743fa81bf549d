import { describe, expect, test, vi } from 'vitest';
import { clientOf, created, input, rejectionOf } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';
import { ApiError, NetworkError, TimeoutError, UnexpectedAnswerError, UnknownOutcomeError } from './index.ts';

const envelope = { error_code: 'APIGW.0308', error_msg: 'slow down' };
const done = { is_success: true, message: '' };
const status = (code: number, headers = {}) => Response.json(envelope, { status: code, headers });
const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
const reset = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
const success = () => Response.json(created, { status: 201 });
const ok = () => Response.json(done);
const never = () => new Promise<Response>(() => {});

type ScriptedAnswer = () => Response | Promise<Response>;
const failing = (error: unknown) => () => Promise.reject(error);

/** A client whose target gives these answers in turn and then repeats the last one; and the times of its requests. */
function scripted(answers: ScriptedAnswer[], options: Partial<Parameters<typeof clientOf>[1]> = {}) {
  const clock = virtualClock();
  const [start, times]: [number, number[]] = [clock.now(), []];
  const target = async () => {
    times.push(clock.now() - start);
    return (answers[times.length - 1] ?? answers.at(-1) ?? ok)();
  };
  const client = clientOf(target, { clock, retry: {}, ...options });
  return {
    times,
    clock,
    start,
    client,
    create: () => clock.until(client.createEnhancedConnection(input)),
    remove: () => clock.until(client.deleteEnhancedConnection({ connection_id: 'c1' })),
    bind: () => clock.until(client.associateQueueToEnhancedConnection({ connection_id: 'c1', queues: ['q1'] })),
    show: () => clock.until(client.showEnhancedConnection({ connection_id: 'c1' })),
    count: () => clock.until(client.countResourcesByTags({ resource_type: 'dli_enhanced_datasource' })),
  };
}

const passing: [string, ScriptedAnswer][] = [
  ['429', () => status(429)],
  ['503', () => status(503)],
  ['a page with 429', () => new Response('<html>', { status: 429 })],
  ['a refused connection', failing(refused)],
];
const open: [string, ScriptedAnswer][] = [
  ['502', () => status(502)],
  ['504', () => status(504)],
  ['a page with 503', () => new Response('<html>', { status: 503 })],
  ['a reset', failing(reset)],
  ['silence', never],
];
const final: [string, ScriptedAnswer][] = [
  ['400', () => status(400)],
  ['401', () => status(401)],
  ['500', () => status(500)],
  ['an empty success', () => new Response('', { status: 201 })],
];

describe('a create', () => {
  test.each(passing)('is repeated after %s', async (_name, answer) => {
    const { create, times } = scripted([answer, success]);
    expect(await create()).toEqual(created);
    expect(times).toHaveLength(2);
  });

  test.each(open)('is not repeated after %s: its outcome is unknown', async (_name, answer) => {
    const { create, times } = scripted([answer, success]);
    const error = await rejectionOf(create());
    expect(error).toBeInstanceOf(UnknownOutcomeError);
    expect(error).toMatchObject({ retryable: false, mayHaveHappened: true });
    expect(times).toHaveLength(1);
  });

  test.each(final)('is not repeated after %s', async (_name, answer) => {
    const { create, times } = scripted([answer, success]);
    expect([ApiError, UnexpectedAnswerError]).toContain(((await rejectionOf(create())) as Error).constructor);
    expect(times).toHaveLength(1);
  });
});

describe('a call that may be repeated', () => {
  test.each([...passing, ...open])('is repeated after %s', async (_name, answer) => {
    for (const call of ['remove', 'bind'] as const) {
      const script = scripted([answer, ok]);
      expect(await script[call]()).toEqual(done);
      expect(script.times).toHaveLength(2);
    }
    const read = scripted([answer, () => Response.json({ total_count: 0 })]);
    expect(await read.count()).toEqual({ total_count: 0 });
  });

  test('is sent four times, and rejects with the last failure', async () => {
    const { show, times } = scripted([failing(reset), () => status(502), failing(reset), failing(refused)]);
    const error = await rejectionOf(show());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ cause: refused, retryable: true, mayHaveHappened: false });
    expect(times).toHaveLength(4);
  });

  test('that is refused after an unanswered attempt has an unknown outcome, unless it only reads', async () => {
    const error = await rejectionOf(scripted([failing(reset), () => status(400)]).remove());
    expect(error).toBeInstanceOf(UnknownOutcomeError);
    expect(error).toMatchObject({ cause: { status: 400 }, retryable: true, mayHaveHappened: true });
    const [later, read] = [
      scripted([() => status(503), () => status(400)]),
      scripted([failing(reset), () => status(400)]),
    ];
    expect(await rejectionOf(later.remove())).toBeInstanceOf(ApiError);
    expect(await rejectionOf(read.show())).toBeInstanceOf(ApiError);
  });

  test('is sent once where retries are off', async () => {
    const { show, times } = scripted([() => status(503)], { retry: false });
    expect(await rejectionOf(show())).toMatchObject({ status: 503, retryable: true });
    expect(times).toHaveLength(1);
  });
});

describe('the wait', () => {
  test('is random, up to a bound that doubles', async () => {
    const { show, times } = scripted([() => status(503)], { retry: { attempts: 6, baseMs: 100, maxMs: 500 } });
    await rejectionOf(show());
    expect(times).toEqual([0, 50, 150, 350, 600, 850]);
  });

  test.each([
    ['7', 7000],
    [new Date(Date.UTC(2026, 0, 1, 0, 0, 5)).toUTCString(), 5000],
    ['soon', 0],
    ['-1', 0],
  ])('is longer where Retry-After says %s', async (value, ms) => {
    const { show, times } = scripted([() => status(429, { 'retry-after': value }), () => status(400)]);
    await rejectionOf(show());
    expect(times).toEqual([0, ms + 250]);
  });

  test('is not begun if it would outlast the call', async () => {
    const { show, clock, start } = scripted([() => status(429, { 'retry-after': '60' })]);
    expect(await rejectionOf(show())).toMatchObject({ status: 429, retryable: true });
    expect(clock.now() - start).toBe(0);
  });
});

describe('the time of a call', () => {
  test('covers all attempts', async () => {
    const { show, clock, start, times } = scripted([never], { timeoutMs: 70_000 });
    const error = await rejectionOf(show());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeoutMs: 70_000, retryable: true, cause: { timeoutMs: 30_000 } });
    expect(clock.now() - start).toBe(70_000);
    expect(times).toHaveLength(3);
    expect(clock.pending()).toBe(0);
  });

  test('covers the body, and so does that of an attempt', async () => {
    const slow = () => new Response(new ReadableStream({ pull: () => new Promise<void>(() => {}) }));
    const { remove, times } = scripted([slow, ok], { retry: { attemptTimeoutMs: 1000 } });
    expect(await remove()).toEqual(done);
    expect(times).toEqual([0, 1250]);
  });

  test('is no longer if the clock is set back', async () => {
    const clock = virtualClock();
    let back = 0;
    const target = async () => {
      back = 3_600_000;
      return status(503, { 'retry-after': '3000' });
    };
    const client = clientOf(target, { retry: {}, clock: { ...clock, now: () => clock.now() - back } });
    const start = clock.now();
    const error = await rejectionOf(clock.until(client.showEnhancedConnection({ connection_id: 'c1' })));
    expect(error).toMatchObject({ name: 'TimeoutError', timeoutMs: 60_000, cause: { status: 503 } });
    expect(clock.now() - start).toBe(60_000);
  });

  test('can be set for one call', async () => {
    const { client, clock, start } = scripted([never]);
    const call = client.createEnhancedConnection(input, { timeoutMs: 5 });
    expect(await rejectionOf(clock.until(call))).toMatchObject({
      name: 'UnknownOutcomeError',
      cause: { timeoutMs: 5 },
    });
    expect(clock.now() - start).toBe(5);
  });

  test('that ends during a repeated create leaves its outcome unknown', async () => {
    const { create, times } = scripted([() => status(503), never], { retry: { baseMs: 4000 }, timeoutMs: 2001 });
    expect(await rejectionOf(create())).toMatchObject({
      name: 'UnknownOutcomeError',
      cause: { cause: { status: 503 } },
    });
    expect(times).toEqual([0, 2000]);
  });

  test('that ends before anything is sent leaves no doubt', async () => {
    const credentials = () => new Promise<string>(() => {});
    const { create, times } = scripted([success], { credentials, timeoutMs: 10 });
    expect(await rejectionOf(create())).toMatchObject({
      name: 'TimeoutError',
      mayHaveHappened: false,
      retryable: true,
    });
    expect(times).toEqual([]);
  });
});

describe('an abort', () => {
  test('ends a wait, and nothing is sent after it', async () => {
    const controller = new AbortController();
    const { client, clock, times } = scripted([() => status(503, { 'retry-after': '5' })]);
    clock.setTimeout(() => controller.abort(new Error('enough')), 1000);
    const call = client.showEnhancedConnection({ connection_id: 'c1' }, { signal: controller.signal });
    expect(await rejectionOf(clock.until(call))).toMatchObject({ message: 'enough' });
    expect([times, clock.pending()]).toEqual([[0], 0]);
  });

  test('while credentials are fetched sends nothing afterwards', async () => {
    const controller = new AbortController();
    const target = vi.fn(async () => success());
    let give = (_token: string) => {};
    const credentials = () => new Promise<string>((resolve) => (give = resolve));
    const clock = virtualClock();
    const call = clientOf(target, { credentials, clock }).createEnhancedConnection(input, {
      signal: controller.signal,
    });
    clock.setTimeout(() => controller.abort(new Error('enough')), 1);
    expect(await rejectionOf(clock.until(call))).toMatchObject({ message: 'enough' });
    give('late-token');
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(target).not.toHaveBeenCalled();
  });
});
