import { setTimeout } from 'node:timers/promises';
import type { Target } from '@dli-connections/contract';
import { signHead } from '@dli-connections/signature';
import type { BodyFile } from './body-file.ts';
import { buildRequest, type Sender, type Wired } from './build.ts';
import type { Step } from './cases.ts';
import { type Given, ways } from './credentials.ts';
import { answerOf, askAgain, type Failure } from './failure.ts';
import { type Judgement, type JudgeRules, judge, type Observed } from './judge.ts';
import { sendRaw } from './raw.ts';
import { wireProblem } from './wire.ts';

/** Remaining wait time of the whole run, in milliseconds. */
export interface Patience {
  left: number;
  /** Time after which one peering or request counts as stuck, in milliseconds; at once by default. */
  each?: number;
  /** A peering or request was stuck: no further answer is excused. */
  isStuck?: boolean;
  /** Number of refusals that there was no time left to wait for. */
  refused?: number;
}

/** Passes on the answer to a request, and remembers the connection that it creates. */
export type Noted = (
  request: Pick<Request, 'url' | 'method' | 'headers'>,
  answer: Promise<Response>,
) => Promise<Response>;

/** Inputs of a request besides its step. */
export interface ExchangeOptions extends Omit<Sender, 'operations'>, JudgeRules {
  target: Target;
  /** Tracks a request that is not sent through the target. */
  noted?: Noted;
  /** Called after a missing answer. Returns true if the server no longer listens. */
  isGone?: (() => Promise<boolean>) | undefined;
  /** Time to wait for peerings to be created; none by default. */
  patience?: Patience | undefined;
  /** Time to wait for a server that limits the rate of requests; none by default. */
  busy?: Patience | undefined;
  /** The keys that the run signs with. */
  keys?: Pick<Given, 'accessKey' | 'secretKey'> | undefined;
  /** Identifiers of the connections that the run created. */
  ids?: Set<string>;
  /** `true` in a case with a restart. */
  restarts?: boolean;
  /** Changes a list so that it skips the connections from before the case. */
  skipping?: ((step: Step, saved: Record<string, unknown>) => Step) | undefined;
}

/** A request with its answer, judged by the contract. */
export interface Exchanged extends Judgement {
  /** The contract's problem with the request, as it stood on the wire. */
  problem: string | undefined;
  /** Absent if nothing was answered. */
  observed?: Observed;
  failure: Omit<Failure, 'rule'>;
}

/** Sends the request of a step, and judges the answer. */
export async function exchange(
  asked: Step,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
): Promise<Exchanged> {
  const { contract, skipping } = options;
  const step = skipping ? skipping(asked, saved) : asked;
  const wired = buildRequest(step, { ...options, operations: contract.operations }, saved);
  const { url, method, headers, body } = wired;
  const judged = new Request(withoutBase(url, options.endpoint), { method, headers });
  const problem = await wireProblem(judged, contract, body);
  const { send, shown } = await sendingOf(step, wired, options);
  return { problem, ...(await answered(served(send, step, options), shown, step, options)) };
}

/** The way to send a request, any number of times, and the request as it is reported. */
async function sendingOf(
  { wire, credentials }: Step,
  wired: Wired,
  options: ExchangeOptions,
): Promise<{ send: () => Promise<Response>; shown: Wired }> {
  const { target, noted = (_, answer) => answer } = options;
  const { url, ...init } = wired;
  if (wire) {
    const signed = await signedBy(wired, options);
    return { send: () => noted(wired, sendRaw(signed, wire)), shown: wired };
  }
  const way = credentials === undefined ? undefined : ways[credentials];
  if (!way) return { send: () => target(new Request(url, init)), shown: wired };
  const bare = new Request(url, init);
  bare.headers.delete('x-auth-token');
  const sent = await way.send(bare, { token: options.token, ...options.keys });
  const bytes = sent.body && new Uint8Array(await sent.clone().arrayBuffer());
  const shown = { method: sent.method, url: sent.url, headers: sent.headers, ...(bytes && { body: bytes }) };
  return { send: () => target(sent.clone()), shown };
}

/** Sends a request, and again after the time in `Retry-After` if the server is too busy. */
async function served(
  send: () => Promise<Response>,
  step: Step,
  { busy = { left: 0 } }: ExchangeOptions,
): Promise<Response> {
  for (let waited = 0; ; ) {
    const response = await send();
    const isBusy = (response.status === 429 || response.status === 503) && response.status !== step.status;
    const wait = 1000 * Number(response.headers.get('retry-after') ?? Number.NaN);
    if (!isBusy || Number.isNaN(wait)) return response;
    waited += Math.max(wait, 1);
    // Many short waits use up the time of a run; a long one is a fault.
    const isLong = waited > (busy.each ?? 0);
    busy.isStuck ||= isLong;
    if (isLong || wait > busy.left) {
      if (!busy.isStuck) busy.refused = (busy.refused ?? 0) + 1;
      return response;
    }
    busy.left -= Math.max(wait, 1);
    await response.arrayBuffer();
    await setTimeout(wait);
  }
}

async function answered(
  answer: Promise<Response>,
  wired: Wired,
  step: Step,
  options: ExchangeOptions,
): Promise<Omit<Exchanged, 'problem'>> {
  const again = askAgain(asShown(wired, options), options, step.wire);
  const before = latest.get(options.contract);
  latest.set(options.contract, again);
  try {
    const response = await answer;
    const observed = { status: response.status, headers: response.headers, text: decode(await response.arrayBuffer()) };
    const failure = { ...again, answer: answerOf(observed.status, observed.text) };
    const judged = judge(observed, step.operation, options);
    const repeated = repeatedId(judged, step.operation, options);
    return { observed, failure, ...judged, faults: [...judged.faults, ...repeated] };
  } catch (error) {
    if (await options.isGone?.())
      throw new ServerGone(
        `the server stopped answering, and nothing listens any more. This was the request, and above it the one before:`,
        [before, again].flatMap((each) => each?.request ?? []),
        [again, before].flatMap((each) => each?.files ?? []),
      );
    const fault = `no answer: ${reasonOf(error as Error)}`;
    return { body: undefined, faults: [fault], failure: { ...again, answer: fault } };
  }
}

/**
 * The fault of a create whose identifier is that of an earlier connection of the run: a UUID is never given twice. Only cases with
 * a restart check this, since a counter may begin again after it. Elsewhere a mock without state may repeat one.
 */
function repeatedId({ body }: Judgement, operation: string | undefined, { ids, restarts }: ExchangeOptions): string[] {
  const { connection_id: id } = (body ?? {}) as { connection_id?: unknown };
  if (!ids || operation !== 'createEnhancedConnection' || typeof id !== 'string') return [];
  const isRepeated = restarts && ids.has(id);
  ids.add(id);
  return isRepeated ? [`body.connection_id ${id} is the identifier of an earlier connection`] : [];
}

/** Returns true if a reason for a missing answer is that the connection broke. */
export const isBreak = (reason: string): boolean => /ECONNRESET|EPIPE|other side closed/.test(reason);

/** The reason why there is no answer. `fetch` puts the reason into the cause of its error. */
export function reasonOf(error: Error): string {
  const reason = (error.cause as Error | undefined) ?? error;
  return reason.message || reason.name;
}

/** A request as a curl line shows it: a signature stands in place of the token that it replaces. */
function asShown(wired: Wired, { keys, token }: ExchangeOptions): Wired {
  if (!keys || wired.headers.get('x-auth-token') !== token) return wired;
  const headers = new Headers(wired.headers);
  headers.delete('x-auth-token');
  headers.set('authorization', 'signed');
  return { ...wired, headers };
}

/** The request, signed if there are keys. */
async function signedBy(wired: Wired, { keys, token }: ExchangeOptions): Promise<Wired> {
  const { accessKey, secretKey } = keys ?? {};
  if (!accessKey || !secretKey || wired.headers.get('x-auth-token') !== token) return wired;
  const headers = new Headers(wired.headers);
  headers.delete('x-auth-token');
  await signHead({ ...wired, headers }, wired.body ?? '', { accessKey, secretKey });
  return { ...wired, headers };
}

/** The text of an answer, byte order mark included. Bytes that are not UTF-8 are shown as such. */
function decode(bytes: ArrayBuffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    return `bytes that are not UTF-8: ${Buffer.from(bytes).toString('latin1')}`;
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The request that was sent last. */
const latest = new WeakMap<object, ReturnType<typeof askAgain>>();

/** The address of a request without the base path of the server. */
export function withoutBase(url: string, endpoint: string): string {
  const base = /^\w+:\/\/[^/]+(\/.*)$/.exec(endpoint)?.[1];
  return base && url.startsWith(endpoint) ? endpoint.slice(0, -base.length) + url.slice(endpoint.length) : url;
}

/** The server no longer listens, so every further request would fail in the same way. */
export class ServerGone extends Error {
  /** The last requests as curl lines, the one that was not answered last. */
  readonly requests: readonly string[];
  /** The bodies that the curl lines take from files. */
  readonly files: readonly BodyFile[];

  constructor(message: string, requests: readonly string[], files: readonly BodyFile[]) {
    super(message);
    this.requests = requests;
    this.files = files;
  }
}
