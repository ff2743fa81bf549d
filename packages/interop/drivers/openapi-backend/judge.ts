import { type Document, OpenAPIBackend } from 'openapi-backend';
import { bundle, judge } from './judging.ts';

const accepted = { statusCode: 200 };
const refused = { statusCode: 400 };
const definition = bundle as unknown as Document; // its own type of a document
const api = new OpenAPIBackend({ definition, strict: true });
api.register({ validationFail: () => refused, notFound: () => refused, unauthorizedHandler: () => refused });
for (const scheme of ['token', 'signature']) api.registerSecurityHandler(scheme, () => true);
await api.init();
for (const { operationId } of api.getOperations()) if (operationId) api.register(operationId, () => accepted);

await judge(async ({ method, path, body }) => {
  const [pathname = '', query = ''] = path.split('?');
  const headers = { 'content-type': 'application/json', 'x-auth-token': 'any' };
  return (await api.handleRequest({ method, path: pathname, query, headers, body })) === accepted;
});
