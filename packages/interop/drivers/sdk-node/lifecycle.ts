import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
// The package has no list of exports: the SDKs that are generated for it import this file too.
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';
import type { SdkResponse } from '@huaweicloud/huaweicloud-sdk-core/SdkResponse.js';
import { endpoint, lifecycle, project } from './steps.ts';

// The SDK logs every error to the terminal, where the steps are reported.
console.error = () => {};
const { DLI_ACCESS_KEY: accessKey = '', DLI_SECRET_KEY: secretKey = '' } = process.env;
const credential = new BasicCredentials().withAk(accessKey).withSk(secretKey).withProjectId(project);
const client = new ClientBuilder((core) => core).withEndpoint(endpoint).withCredential(credential).build();
const collection = '/v2.0/{project_id}/datasource/enhanced-connections';
const connection = `${collection}/{connection_id}`;
const tagsOf = '/v3/{project_id}/dli_enhanced_datasource';

/** A call as the generated SDKs make it; there is none of DLI on the registry. */
async function call<T>(method: string, url: string, data?: object, id = 'none', queryParams = {}): Promise<T> {
  return (await client.sendRequest<SdkResponse>({
    method,
    url,
    contentType: 'application/json',
    pathParams: { project_id: project, connection_id: id },
    queryParams,
    headers: {},
    ...(data && { data }),
  })) as T; // generated code names the type in the same way
}

await lifecycle({
  create: (body) => call('POST', collection, body),
  show: (id) => call('GET', connection, undefined, id),
  list: (query) => call('GET', collection, undefined, undefined, query),
  update: (id, body) => call('PUT', connection, body, id),
  bind: (id, body) => call('POST', `${connection}/associate-queue`, body, id),
  unbind: (id, body) => call('POST', `${connection}/disassociate-queue`, body, id),
  route: (id, body) => call('POST', `${connection.replace('v2.0', 'v3')}/routes`, body, id),
  tag: (id, body) => call('POST', `${tagsOf}/{connection_id}/tags/create`, body, id),
  tags: (id) => call('GET', `${tagsOf}/{connection_id}/tags`, undefined, id),
  find: (body) => call('POST', `${tagsOf}/resource-instances/filter`, body),
  authorize: (body) => call('PUT', '/v1.0/{project_id}/authorization', body),
  async shared(id) {
    const path = `${connection}/privileges`;
    const { privileges } = await call<{ privileges: { project_id: string }[] }>('GET', path, undefined, id);
    return privileges.map(({ project_id }) => project_id);
  },
  async failure(id) {
    const error = await call('GET', connection, undefined, id).catch((thrown: unknown) => thrown);
    const { httpStatusCode, errorCode } = error as { httpStatusCode: number; errorCode: string }; // the SDK's exception
    return { status: httpStatusCode, code: errorCode };
  },
  remove: (id) => call('DELETE', connection, undefined, id),
});
