/** Callers as a program, each by its name and the address that it calls: how long a call takes, in microseconds. */
import { createDliClient } from '@dli-connections/client';
import type { paths } from '@dli-connections/contract';
import createClient from 'openapi-fetch';
import { project as projectId } from '../contests/requests.ts';
import { timedInRows } from '../lab/time.ts';
import { work } from '../lab/worker.ts';
import { createVendor } from './vendor.ts';

const [name = '', endpoint = '', body = ''] = process.argv.slice(2);
const connection_id = '2a620c33-5609-40c9-affd-2b6453071b0f';
const path = '/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}';
const accessKey = { accessKey: 'BENCHACCESSKEY', secretKey: 'secret' };

/** Answers in process, with the bytes that the server of the others sends. */
const here = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
const bare = (fetch?: typeof here) => {
  const client = createClient<paths>({
    baseUrl: endpoint,
    headers: { 'X-Auth-Token': 'bench' },
    ...(fetch && { fetch }),
  });
  return () => client.GET(path, { params: { path: { project_id: projectId, connection_id } } });
};
const ours = (credentials: string | typeof accessKey, fetch?: typeof here) => {
  const client = createDliClient({ endpoint, projectId, credentials, fetch });
  return () => client.showEnhancedConnection({ connection_id });
};

const url = endpoint + path.replace('{project_id}', projectId).replace('{connection_id}', connection_id);
const callers: Record<string, () => () => Promise<unknown>> = {
  'client in process': () => ours('bench', here),
  'openapi-fetch in process': () => bare(here),
  client: () => ours('bench'),
  fetch: () => async () => (await fetch(url, { headers: { 'X-Auth-Token': 'bench' } })).json(),
  'signing client': () => ours(accessKey),
  vendor: () => createVendor(endpoint, projectId, accessKey, path, { project_id: projectId, connection_id }),
};

const caller = callers[name];
if (!caller) throw new Error(`there is no caller ${name}`);
const call = caller();
work((seconds) => timedInRows(seconds, 50, call));
