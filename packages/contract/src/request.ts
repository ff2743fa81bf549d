import { readBody, smallBody } from './body.ts';
import type { Incoming } from './exchange.ts';
import type { OperationShape } from './operation.ts';
import { type ReadQuery, readQuery } from './query.ts';
import type { Route } from './route.ts';
import type { Check, Contract, Violation } from './validators.ts';
import { describe } from './violations.ts';

/** The parts of a request that its operation takes, valid by the contract. */
export interface RequestParts {
  path: Route['path'];
  query: Record<string, unknown>;
  body?: unknown;
}

/** A request that keeps the contract, or why it does not. */
export type ReadRequest = { ok: true; parts: RequestParts } | { ok: false; status: 400 | 413 | 503; message: string };

const noQuery: ReadQuery = { pairs: [] };

/** Reads a routed request and judges each part of it by the contract. */
export async function readRequest(request: Incoming, route: Route, contract: Contract): Promise<ReadRequest> {
  const shape = contract.operations[route.operationId];
  const checks = contract.validators[route.operationId];
  if (!shape || !checks) throw new Error(`the contract has no operation ${route.operationId}`);

  const { pairs, problem } = request.url.includes('?') ? readQuery(request.url) : noQuery;
  const parts: RequestParts = { path: route.path, query: queryOf(pairs, shape.parameters.query) };
  const problems = [
    problemsOf('path', checks.path, parts.path, 0),
    problem ?? problemsOf('query', checks.query, parts.query, 0),
  ];
  if (shape.body) {
    const body = await readBody(request, shape.body);
    if (!body.ok) {
      if (body.status !== 400) return body;
      problems.push(body.message);
    } else {
      parts.body = body.value;
      if (checks.body && body.bytes > 0) problems.push(problemsOf('body', checks.body, body.value, body.bytes));
    }
  }
  const message = problems.filter(Boolean).join('; ');
  return message ? { ok: false, status: 400, message } : { ok: true, parts };
}

/** The query parameters that an operation knows, read as their types; a text that is not of its type stays a text. */
function queryOf(
  pairs: ReadQuery['pairs'],
  parameters: OperationShape['parameters']['query'],
): Record<string, unknown> {
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

/**
 * The violations of one part in words; `undefined` when there are none. Of a body that is not small, the first one: the work
 * that a hostile body makes stays proportional to reading it.
 */
export function problemsOf(part: string, check: Check, value: unknown, bytes: number): string | undefined {
  if (check.first(value)) return undefined;
  let violations: readonly Violation[] = check.first.errors ?? [];
  if (bytes <= smallBody) {
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
