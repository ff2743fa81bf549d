import { readBody } from './body.ts';
import type { Incoming } from './exchange.ts';
import type { OperationShape } from './operation.ts';
import { stepOf } from './pointer.ts';
import type { Route } from './route.ts';
import type { Check, Contract, Violation } from './validators.ts';
import { describe, place } from './violations.ts';

/** The parts of a request that its operation takes, valid by the contract. */
export interface RequestParts {
  path: Route['path'];
  query: Record<string, unknown>;
  body?: unknown;
}

/** A request that keeps the contract, or why it does not. */
export type ReadRequest = { ok: true; parts: RequestParts } | { ok: false; status: 400 | 413; message: string };

type Pairs = ReturnType<typeof queryPairsOf>;

/**
 * Up to this size every violation is looked for. A larger body is judged up to its first one, so that the work that a
 * hostile body causes stays proportional to reading it.
 */
const judgedWhole = 64 * 1024;

/** Reads a routed request and judges each part of it by the contract. */
export async function readRequest(request: Incoming, route: Route, contract: Contract): Promise<ReadRequest> {
  const shape = contract.operations[route.operationId];
  const checks = contract.validators[route.operationId];
  if (!shape || !checks) throw new Error(`the contract has no operation ${route.operationId}`);

  const pairs = queryPairsOf(request.url);
  const parts: RequestParts = { path: route.path, query: queryOf(pairs, shape.parameters.query) };
  const problems = [
    problemsOf('path', checks.path, parts.path, 0),
    problemsOf('query', checks.query, parts.query, 0) ?? unreadableQuery(request),
  ];
  if (shape.body) {
    const body = await readBody(request, shape.body);
    if (!body.ok) {
      if (body.status === 413) return body;
      problems.push(body.message);
    } else {
      parts.body = body.value;
      if (checks.body && body.bytes > 0) problems.push(problemsOf('body', checks.body, body.value, body.bytes));
    }
  }
  const message = problems.filter(Boolean).join('; ');
  return message ? { ok: false, status: 400, message } : { ok: true, parts };
}

/**
 * Which parameter cannot be read as it was sent, in words. One with NUL, which nothing that is stored has, and one that is
 * no UTF-8, or not encoded to its end, which would be read as another text. A schema cannot say so: it is shown what was read.
 */
export function unreadableQuery({ url }: Pick<Incoming, 'url'>): string | undefined {
  // A URL has neither of them but encoded.
  if (!url.includes('?') || !url.includes('%')) return undefined;
  const { search } = new URL(url);
  for (const pair of search.slice(1).split('&')) {
    const problem = problemIn(pair);
    const [name = ''] = new URLSearchParams(pair).keys();
    if (problem) return `${place('query', stepOf(name))} must ${problem}`;
  }
  return undefined;
}

function problemIn(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded).includes('\0') ? 'not hold NUL' : undefined;
  } catch {
    return 'be UTF-8, percent-encoded';
  }
}

/** The query parameters that the operation knows, read as their types; a text that is not of its type stays a text. */
function queryOf(pairs: Pairs, parameters: OperationShape['parameters']['query']): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const [name, { type, default: standard }] of Object.entries(parameters)) {
    const values = pairs
      .filter(([each]) => each === name)
      .map(([, text]) => (type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text));
    if (values.length > 0) query[name] = values.length === 1 ? values[0] : values;
    else if (standard !== undefined) query[name] = standard;
  }
  return query;
}

/** Describes what the contract finds wrong with the query of a request; `undefined` when nothing is. */
export function queryProblems(request: Pick<Incoming, 'url'>, shape: OperationShape, check: Check): string | undefined {
  return problemsOf('query', check, queryOf(queryPairsOf(request.url), shape.parameters.query), 0);
}

/** The violations of one part in words; `undefined` when there are none. */
export function problemsOf(part: string, check: Check, value: unknown, bytes: number): string | undefined {
  if (check.first(value)) return undefined;
  let violations: readonly Violation[] = check.first.errors ?? [];
  if (bytes <= judgedWhole) {
    check.all(value);
    violations = check.all.errors ?? violations;
  }
  return describe(part, value, violations);
}

/** Cuts the path out of an absolute address in its normal form, which takes less time than to parse it again. */
export function pathnameOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const fragment = url.indexOf('#', start);
  const end = fragment === -1 ? url.length : fragment;
  const query = url.indexOf('?', start);
  return url.slice(start, query === -1 || query > end ? end : query);
}

/** Decodes the query of such an address pair by pair, in their order. */
export function queryPairsOf(url: string): readonly (readonly [name: string, value: string])[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  // Percent signs, plus signs and a fragment take a parser.
  if (/[%+#]/.test(url)) return [...new URL(url).searchParams];
  const pairs = url.slice(start + 1).split('&');
  return pairs.filter((pair) => pair !== '').map(pairOf);
}

function pairOf(pair: string): [name: string, value: string] {
  const end = pair.indexOf('=');
  return end === -1 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
}
