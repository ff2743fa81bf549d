import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
// The package has no list of exports: the SDKs that are generated for it import this file too.
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';
import type { SdkResponse } from '@huaweicloud/huaweicloud-sdk-core/SdkResponse.js';
import { bindings, endpoint, hosts, names, project, type Shown, step, summary } from './steps.ts';

// The SDK logs every error to the terminal, where the steps are reported.
console.error = () => {};
const { DLI_ACCESS_KEY: accessKey = '', DLI_SECRET_KEY: secretKey = '' } = process.env;
const credential = new BasicCredentials().withAk(accessKey).withSk(secretKey).withProjectId(project);
const client = new ClientBuilder((core) => core).withEndpoint(endpoint).withCredential(credential).build();
const collection = '/v2.0/{project_id}/datasource/enhanced-connections';
const connection = `${collection}/{connection_id}`;
const tagsOf = '/v3/{project_id}/dli_enhanced_datasource';
let id = 'none';

/** A call as the generated SDKs make it; there is none of DLI on the registry. */
async function call<T>(method: string, url: string, data?: object, queryParams = {}, of = id): Promise<T> {
  return (await client.sendRequest<SdkResponse>({
    method,
    url,
    contentType: 'application/json',
    pathParams: { project_id: project, connection_id: of },
    queryParams,
    headers: {},
    ...(data && { data }),
  })) as T; // generated code names the type in the same way
}
interface Routed extends Shown {
  routes?: { name: string; cidr: string }[];
}
interface Outcome {
  is_success: boolean;
}

const shown = () => call<Routed>('GET', connection);
const show = async () => summary(await shown());
const success = async (method: string, url: string, data?: object) => ({
  success: (await call<Outcome>(method, url, data)).is_success,
});
const binding = { queues: ['q2'], elastic_resource_pools: ['pool_1'] };
const authorize = (action: string) => {
  const privileges = [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }];
  return success('PUT', '/v1.0/{project_id}/authorization', { projectId: 'p2', action, privileges });
};

await step('create', async () => {
  const body = { name: 'interop', dest_vpc_id: 'vpc-1', dest_network_id: 'net-1', queues: ['q1'] };
  const created = await call<Outcome & { connection_id: string }>('POST', collection, body);
  id = created.connection_id;
  return { success: created.is_success };
});
await step('show', show);
await step('list', async () => {
  const query = { name: 'interop', limit: 10 };
  const listed = await call<{ connections: Shown[]; count: number }>('GET', collection, undefined, query);
  return { names: names(listed.connections), count: listed.count };
});
await step('hosts', async () => {
  const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
  await call('PUT', connection, { hosts: wanted });
  return { hosts: hosts(await shown()) };
});
await step('bind', () => success('POST', `${connection}/associate-queue`, binding));
await step('bound', async () => bindings(await shown()));
await step('unbind', () => success('POST', `${connection}/disassociate-queue`, binding));
await step('unbound', async () => bindings(await shown()));
await step('route', () =>
  success('POST', `${connection.replace('v2.0', 'v3')}/routes`, { name: 'office', cidr: '10.1.0.0/24' }),
);
await step('routes', async () => ({ routes: (await shown()).routes?.map(({ name, cidr }) => `${name}=${cidr}`) }));
await step('tag', async () => {
  await call('POST', `${tagsOf}/{connection_id}/tags/create`, { tags: [{ key: 'team', value: 'Ödland' }] });
  return { done: true };
});
await step('tags', async () => {
  const { tags } = await call<{ tags: { key: string; value: string }[] }>('GET', `${tagsOf}/{connection_id}/tags`);
  return { tags: tags.map(({ key, value }) => `${key}=${value}`) };
});
await step('find', async () => {
  const body = { tags: [{ key: 'team', values: ['Ödland'] }] };
  const found = await call<{ resources: { resource_name: string }[]; total_count: number }>(
    'POST',
    `${tagsOf}/resource-instances/filter`,
    body,
  );
  return { names: found.resources.map(({ resource_name }) => resource_name), count: found.total_count };
});
await step('grant', () => authorize('grant'));
await step('shared', async () => {
  const { privileges } = await call<{ privileges: { project_id: string }[] }>('GET', `${connection}/privileges`);
  return { projects: privileges.map(({ project_id }) => project_id) };
});
await step('revoke', () => authorize('revoke'));
await step('error', async () => {
  const error = await call('GET', connection, undefined, {}, 'none').catch((thrown: unknown) => thrown);
  const { httpStatusCode, errorCode } = error as { httpStatusCode: number; errorCode: string }; // the SDK's exception
  return { status: httpStatusCode, code: errorCode };
});
await step('delete', () => success('DELETE', connection));
await step('deleted', show);
