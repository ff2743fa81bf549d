import { createMockServer } from '@scalar/mock-server';
import { bundle, judge } from './judging.ts';

const app = await createMockServer({ document: { ...bundle, servers: [] } });

await judge(async ({ method, path, body }) => {
  const headers = { 'X-Auth-Token': 'any', 'Content-Type': 'application/json' };
  const response = await app.request(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  return response.ok;
});
