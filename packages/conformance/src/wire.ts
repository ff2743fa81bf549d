import { type Contract, createRouter, readRequest } from '@dli-connections/contract/server';

/**
 * What the contract says of a request as it stands on the wire, after URL, headers and JSON were serialised: `undefined`
 * when it keeps the contract, else why not. The verdict on a case is taken from this, never from how the case was meant.
 */
export async function wireProblem(request: Request, contract: Contract): Promise<string | undefined> {
  const route = createRouter(contract.operations)(request.method, new URL(request.url).pathname);
  if (!route) return 'no operation has this method and path';
  const credentials = request.headers.get('x-auth-token') ?? request.headers.get('authorization');
  if (!credentials) return 'header X-Auth-Token or Authorization is required';
  const read = await readRequest(request.clone(), route, contract);
  return read.ok ? undefined : read.message;
}
