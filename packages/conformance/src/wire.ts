import { type Contract, createRouter, incomingOf, type Router, readRequest } from '@dli-connections/contract/server';

const routers = new WeakMap<Contract, Router>();

/** The router of a contract, made once. */
export function routerOf(contract: Contract): Router {
  const router = routers.get(contract) ?? createRouter(contract.operations);
  routers.set(contract, router);
  return router;
}

/**
 * Judges a request by the contract as it is on the wire, after URL, headers and JSON were serialised: `undefined` when it
 * keeps the contract, else why not. The verdict on a case rests on this, never on the intent of the case. `bytes` is the body
 * if known; the request then needs none.
 */
export async function wireProblem(
  request: Request,
  contract: Contract,
  bytes?: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const route = routerOf(contract)(request.method, new URL(request.url).pathname);
  if (!route) return 'no operation has this method and path';
  const credentials = request.headers.get('x-auth-token') ?? request.headers.get('authorization');
  if (!credentials) return 'header X-Auth-Token or Authorization is required';
  const known = bytes && { hasBody: true, take: async (limit: number) => (bytes.length > limit ? 'too large' : bytes) };
  const incoming = { ...incomingOf(bytes ? request : request.clone()), ...known };
  const read = await readRequest(incoming, route, contract);
  return read.ok ? undefined : read.message;
}
