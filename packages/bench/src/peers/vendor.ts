import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core';
// The package has no list of exports: generated SDKs import this file too.
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js';

/** A call through the core of the vendor's SDK: the request that its generated code would send, signed. */
export function createVendor(
  endpoint: string,
  projectId: string,
  { accessKey, secretKey }: { accessKey: string; secretKey: string },
  url: string,
  pathParams: Record<string, string>,
): () => Promise<unknown> {
  const credential = new BasicCredentials().withAk(accessKey).withSk(secretKey).withProjectId(projectId);
  const client = new ClientBuilder((core) => core).withEndpoint(endpoint).withCredential(credential).build();
  return () =>
    client.sendRequest({
      method: 'GET',
      url,
      contentType: 'application/json',
      pathParams,
      queryParams: {},
      headers: {},
    });
}
