import { keysOf } from '@dli-connections/document/pointer';
import { isEmpty, largeBody, pause, type ReaderOf, readBody, smallBody } from './body.ts';
import { cookiesOf } from './cookies.ts';
import type { Incoming } from './exchange.ts';
import type { ParameterPlace, ParameterShapes } from './operation.ts';
import { type ReadParameters, readParameters } from './parameters.ts';
import { mostPairs, type QueryPair, readQuery } from './query.ts';
import type { Route } from './route.ts';
import { mayHaveParts } from './typed.ts';
import type { Check, Contract, Violation } from './validators.ts';
import { describe } from './violations.ts';

/** The parts of a request that its operation takes, valid by the contract. */
export interface RequestParts {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  /** Absent if the operation has no parameters there. */
  header?: Record<string, unknown>;
  cookie?: Record<string, unknown>;
  body?: unknown;
}

/** A request that keeps the contract, or why it does not. */
export type ReadRequest = { ok: true; parts: RequestParts } | { ok: false; status: 400 | 413 | 503; message: string };

/** Maximum number of parameters of a query with lists, whose items may each be a parameter. */
const mostOfList = 2_000;

/** Reads a routed request and checks each part of it against the contract. `readerOf` reads bodies of other media types than JSON. */
export async function readRequest(
  request: Incoming,
  route: Route,
  contract: Contract,
  readerOf?: ReaderOf,
): Promise<ReadRequest> {
  const shape = contract.operations[route.operationId];
  const checks = contract.validators[route.operationId];
  if (!shape || !checks) throw new Error(`the contract has no operation ${route.operationId}`);

  const parts: RequestParts = { path: {}, query: {} };
  const problems: (string | undefined)[] = [];
  for (const place of ['path', 'query', 'header', 'cookie'] as const) {
    const shapes = shape.parameters[place];
    if (!shapes || (place === 'query' && request.url.search === '' && Object.keys(shapes).length === 0)) continue;
    const read = place === 'path' ? readPath(shapes, route) : readPlace(place, shapes, request);
    problems.push(read.problem ?? settled(place, checks[place], read, 0));
    parts[place] = read.values;
  }
  // A client that asks before it sends a body gets its answer at once (RFC 9110, 10.1.1).
  const isSettled = request.headers.expect !== undefined && problems.some(Boolean);
  if (!shape.body) {
    // Dropping it silently would drop its sender's intent.
    if (!(await isEmpty(request))) problems.push('body must be absent: this operation takes none');
  } else if (!isSettled) {
    const body = await readBody(request, shape.body, readerOf);
    if (!body.ok) {
      if (body.status !== 400) return body;
      problems.push(body.message);
    } else {
      const { value, bytes, check = checks.body, others = none } = body;
      parts.body = value;
      // Only the fields of a form may mean several values.
      const read = { values: value as Record<string, unknown>, others };
      if (value !== undefined) problems.push(settled('body', check, read, bytes));
      if (bytes > largeBody) await pause();
    }
  }
  const message = problems.filter(Boolean).join('; ');
  return message ? { ok: false, status: 400, message } : { ok: true, parts };
}

/** True if the path parameters of a route are valid. */
export function fitsPath(route: Route, { operations, validators }: Contract): boolean {
  const read = readPath(operations[route.operationId]?.parameters.path ?? {}, route);
  return read.problem === undefined && settled('path', validators[route.operationId]?.path, read, 0) === undefined;
}

function readPath(shapes: ParameterShapes, { path, encoded = path }: Route): ReadParameters {
  // The route has them already, which saves most of the time.
  const hasOnlyTexts = Object.values(shapes).every(({ type, style, media }) => type === 'string' && !style && !media);
  if (hasOnlyTexts) return { values: { ...path }, others: none };
  const sent = Object.entries(path).map(([name, value]) => ({ name, value, encoded: encoded[name] ?? value }));
  return readParameters('path', shapes, sent);
}

function readPlace(
  place: Exclude<ParameterPlace, 'path'>,
  shapes: ParameterShapes,
  { url, headers }: Incoming,
): ReadParameters {
  switch (place) {
    case 'header': {
      const sent = Object.keys(shapes).flatMap((name) => sentInHeader(headers, name));
      return readParameters(place, shapes, sent);
    }
    case 'cookie':
      return readParameters(place, shapes, cookiesOf(headers.cookie, shapes));
    case 'query': {
      const isLong = Object.values(shapes).some(mayHaveParts);
      const { pairs, problem } = readQuery(url, isLong ? mostOfList : mostPairs);
      return problem === undefined ? readParameters(place, shapes, pairs) : { values: {}, others: none, problem };
    }
  }
}

function sentInHeader(headers: Incoming['headers'], name: string): QueryPair[] {
  const key = name.toLowerCase();
  // Every object has members of its own, such as `constructor`.
  const value = Object.hasOwn(headers, key) ? headers[key] : undefined;
  return value === undefined ? [] : [{ name, value: value.trim(), encoded: value }];
}

const none: ReadParameters['others'] = new Map();

/**
 * Tries the possible values of each ambiguous text, and keeps the first that is valid. Returns the violations in words,
 * `undefined` if there are none. If no value is valid, the violations are those of the first values.
 */
function settled(
  part: string,
  check: Check | undefined,
  { values, others }: ReadParameters,
  bytes: number,
): string | undefined {
  const before = others.size > 0 ? { ...values } : values;
  while (check && !check.first(values)) {
    const [name = ''] = keysOf(check.first.errors?.[0]?.instancePath ?? '');
    const next = others.get(name)?.shift();
    if (next === undefined) return problemsOf(part, check, before, bytes);
    values[name] = next;
  }
  return undefined;
}

/** The violations of a part in words, if any. A large body gives only the first, which bounds the work. */
export function problemsOf(part: string, check: Check, value: unknown, bytes: number): string | undefined {
  if (check.first(value)) return undefined;
  let violations: readonly Violation[] = check.first.errors ?? [];
  if (bytes <= smallBody) {
    check.all(value);
    violations = check.all.errors ?? violations;
  }
  return describe(part, value, violations);
}
