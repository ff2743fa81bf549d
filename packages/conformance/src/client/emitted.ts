import { isDeepStrictEqual } from 'node:util';
import { type Contract, createRouter } from '@dli-connections/contract/server';
import { wireProblem } from '../wire.ts';
import type { ClientCase } from './cases.ts';

/** A request that a client sent, with its body as text. */
export interface Emitted {
  request: Request;
  text: string;
}

/** Problems with the requests of one call: there must be one, it must keep the contract and match the call. */
export async function emissionFaults(
  sent: readonly Emitted[],
  { operationId, projectId, input }: ClientCase,
  contract: Contract,
  token: string,
): Promise<string[]> {
  const [first] = sent;
  if (!first || sent.length > 1) return [`the client sent ${sent.length} requests, not one`];
  const { request, text } = first;
  const bytes = text === '' ? undefined : new TextEncoder().encode(text);
  const problem = await wireProblem(request, contract, bytes);
  if (problem) return [`what the client sent breaks the contract: ${problem}`];
  const { pathname, searchParams } = new URL(request.url);
  const route = createRouter(contract.operations)(request.method, pathname);
  const path = { project_id: projectId, ...input.path };
  const query = Object.entries(input.query).map(([name, value]) => [name, String(value)]);
  return [
    route?.operationId === operationId ? undefined : `the client called ${route?.operationId}, not ${operationId}`,
    isDeepStrictEqual({ ...route?.path }, mapped(path))
      ? undefined
      : `the path says ${JSON.stringify(route?.path)}, not ${JSON.stringify(path)}`,
    isDeepStrictEqual([...searchParams].sort(), query.sort())
      ? undefined
      : `the query is ${searchParams}, not ${JSON.stringify(input.query)}`,
    isDeepStrictEqual(text === '' ? undefined : JSON.parse(text), input.body)
      ? undefined
      : `the body is ${text.slice(0, 200)}, not ${JSON.stringify(input.body)?.slice(0, 200)}`,
    request.headers.get('x-auth-token') === token ? undefined : 'the header X-Auth-Token is not the token',
  ].filter((fault) => fault !== undefined);
}

const mapped = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
