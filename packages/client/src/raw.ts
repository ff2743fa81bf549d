import type { paths } from '@dli-connections/contract';
import openapiFetch, { type Client } from 'openapi-fetch';
import { type Check, checkFunction, checkText } from './checks.ts';
import type { CoreOptions } from './core.ts';
import { authorizerOf } from './credentials.ts';
import { checkOptions, unchecked } from './options.ts';
import { checkResponse, streamOf } from './send.ts';
import { baseUrlOf, type ServiceAddress } from './settings.ts';

export type { components, operations, paths } from '@dli-connections/contract';

// With `require`, the CommonJS module of openapi-fetch arrives wrapped.
const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch;

/** The client options that apply to a raw client. Its paths name the project. */
export type RawOptions = ServiceAddress &
  Pick<CoreOptions, 'credentials' | 'fetch'> &
  Partial<Pick<CoreOptions, 'projectId'>>;

const rawOptions = {
  endpoint: checkText,
  region: checkText,
  projectId: checkText,
  credentials: unchecked,
  fetch: checkFunction,
} satisfies Record<keyof RawOptions, Check>;

/**
 * An openapi-fetch client with the address and the credentials of a client, for users who need the answer itself, by
 * path and method. It returns errors as values, leaves answers unjudged, and repeats nothing but a call whose token was
 * refused.
 */
export function createRawClient(options: RawOptions): Client<paths> {
  const { fetch: target = (request: Request) => fetch(request), credentials } = checkOptions(
    'options',
    options,
    rawOptions,
  );
  const authorizer = authorizerOf(credentials);
  const send = async (request: Request) => {
    const body = await request.clone().arrayBuffer();
    await authorizer.authorize(request, body);
    const once = request.method === 'POST' && 'Deno' in globalThis;
    return checkResponse(await target(once ? new Request(request, streamOf(body)) : request));
  };
  return createClient<paths>({
    baseUrl: baseUrlOf(options),
    redirect: 'manual',
    async fetch(request) {
      const again = request.clone();
      const response = await send(request);
      return response.status === 401 && (await authorizer.refused(request)) ? send(again) : response;
    },
  });
}
