import type { Target } from '@dli-connections/contract';
import {
  type Contract,
  type Incoming,
  incomingOf,
  problemsOf,
  readBody,
  readRequest,
} from '@dli-connections/contract/server';
import type { Case } from '../cases.ts';
import type { KnownFailing } from '../known-failing.ts';
import { type RunOptions, runCase } from '../run.ts';
import { outcomeOf } from '../session.ts';
import { routerOf } from '../wire.ts';
import type { Mutant } from './mutant.ts';

/** A request that a case sent, with its answer. */
export interface TracedExchange {
  case: Case;
  operation: string;
  /** The request but for its body. */
  request: Request;
  /** The body as it was sent; absent if there was none. */
  bytes?: Uint8Array<ArrayBuffer>;
  path: Record<string, string>;
  /** The value of the body, where it can be read. */
  body?: { value: unknown };
  status: number;
  text: string;
}

/** The exchanges of a suite with a target that passes it. */
export interface Trace {
  /** By operation, small requests first. */
  exchanges: ReadonlyMap<string, readonly TracedExchange[]>;
}

/** Runs cases and records the exchanges of those that pass, or fail as the list of known failures says. */
export async function trace(
  cases: readonly Case[],
  target: Target,
  options: Omit<RunOptions, 'target'>,
  known: readonly KnownFailing[] = [],
): Promise<Trace> {
  const route = routerOf(options.contract);
  const found: TracedExchange[] = [];
  for (const each of cases) {
    const own: TracedExchange[] = [];
    const noting: Target = async (request) => {
      const routed = route(request.method, new URL(request.url).pathname);
      const { url, method, headers } = request;
      const kept = new Request(url, { method, headers });
      // Reads the body once and rebuilds the request: cloning a stream costs more.
      const bytes = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
      const response = await target(bytes ? new Request(url, { method, headers, body: bytes }) : request);
      const text = await response.text();
      if (routed) {
        const { operationId: operation, path } = routed;
        const sent = { request: kept, ...(bytes && { bytes }) };
        const shape = options.contract.operations[operation]?.body;
        const read = shape && (await readBody(incomingFor(sent), shape));
        const body = read?.ok && read.bytes > 0 && { body: { value: read.value } };
        own.push({ case: each, operation, ...sent, path, ...body, status: response.status, text });
      }
      return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
    };
    const { outcome } = outcomeOf(each, await runCase(each, { ...options, target: noting }), known);
    if (outcome === 'passed' || outcome === 'failed as expected') found.push(...own);
  }
  const exchanges = Map.groupBy(
    found.sort((a, b) => sizeOf(a) - sizeOf(b)),
    ({ operation }) => operation,
  );
  return { exchanges };
}

const sizeOf = ({ bytes }: Pick<TracedExchange, 'bytes'>) => bytes?.length ?? 0;

/** Returns true if a target repeats the answer of an exchange. */
export async function isAnswered(exchange: TracedExchange, target: Target): Promise<boolean> {
  const { request, bytes } = exchange;
  const { url, method, headers } = request;
  const response = await target(new Request(url, { method, headers, ...(bytes && { body: bytes }) }));
  return response.status === exchange.status && (await response.text()) === exchange.text;
}

/** The request of an exchange, with the bytes of its body as they are: many readings would copy them many times. */
function incomingFor({ request, bytes }: Pick<TracedExchange, 'request' | 'bytes'>): Incoming {
  const take = async (limit: number) => (bytes && bytes.length > limit ? 'too large' : (bytes ?? new Uint8Array()));
  return { ...incomingOf(request), hasBody: bytes !== undefined, take };
}

/**
 * A contract's reading of a request, as a text: two with the same reading lead to the same answer. `part` is the only part
 * that can differ. An accepted body always reads the same.
 */
export async function readingOf(exchange: TracedExchange, part: Mutant['part'], contract: Contract): Promise<string> {
  const { operation, body } = exchange;
  const checks = contract.validators[operation];
  if (part === 'body')
    return (body && checks?.body && problemsOf(part, checks.body, body.value, sizeOf(exchange))) ?? '';
  // A path reads alike without a body that takes long to read.
  const isHeavy = part === 'path' && sizeOf(exchange) > 10_000;
  const request = incomingFor(isHeavy ? { request: exchange.request } : exchange);
  const routed = routerOf(contract)(request.method, new URL(request.url).pathname);
  if (!routed) return 'no operation';
  const read = await readRequest(request, routed, contract);
  if (!read.ok) return `${read.status} ${read.message}`;
  return JSON.stringify([read.parts.path, read.parts.query, read.parts.body === undefined]);
}

const truths = new WeakMap<TracedExchange, Partial<Record<Mutant['part'], Promise<string>>>>();

/** The true contract's reading of a request. Cached, since every mutant asks for it. */
export function truthOf(exchange: TracedExchange, part: Mutant['part'], contract: Contract): Promise<string> {
  const known = truths.get(exchange) ?? {};
  truths.set(exchange, known);
  known[part] ??= readingOf(exchange, part, contract);
  return known[part];
}
