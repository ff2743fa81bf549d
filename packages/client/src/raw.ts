import type { paths } from '@dli-connections/contract';
import openapiFetch, { type Client } from 'openapi-fetch';
import type { CoreOptions } from './core.ts';
import { authorizerOf } from './credentials.ts';
import { baseUrlOf } from './settings.ts';

export type { components, operations, paths } from '@dli-connections/contract';

// By require, the CommonJS module of openapi-fetch arrives wrapped.
const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch;

/**
 * An openapi-fetch client with the address and the credentials of a client, for what its methods do not cover. It returns
 * errors as values, repeats nothing, and leaves answers unjudged.
 */
export function createRawClient(options: CoreOptions): Client<paths> {
  const { fetch: target = (request) => fetch(request) } = options;
  const authorizer = authorizerOf(options.credentials);
  return createClient<paths>({
    baseUrl: baseUrlOf(options),
    redirect: 'manual',
    fetch: async (request) => {
      await authorizer.authorize(request, await request.clone().arrayBuffer());
      return target(request);
    },
  });
}
