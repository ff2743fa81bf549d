import { expect, test } from 'vitest';
import { overviewOf } from './examples.ts';

const securitySchemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  oauth: { type: 'oauth2', flows: {} },
  tls: { type: 'mutualTLS' },
  named: { $ref: '#/components/securitySchemes/key' },
};
const url = 'http://h/a';

/** The curl line for a document with one operation, which may have more members. */
function curl(security: Record<string, string[]>[] | undefined, more: object = {}): string {
  const paths = { '/a': { get: { responses: {}, ...more } } };
  const document = {
    openapi: '3.1.1',
    paths,
    components: { securitySchemes },
    ...(security !== undefined && { security }),
  };
  return overviewOf(document).curl('http://h');
}

test.each([
  [undefined, `curl -s ${url}`],
  [[{ key: [] }], `curl -s ${url} -H X-Key:any`],
  [[{ named: [] }], `curl -s ${url} -H X-Key:any`],
  [[{ query: [] }], `curl -s 'http://h/a?key=any'`],
  [[{ cookie: [] }], `curl -s ${url} -H Cookie:sid=any`],
  [[{ bearer: [] }], `curl -s ${url} -H 'Authorization:bearer any'`],
  [[{ oauth: ['read'] }], `curl -s ${url} -H 'Authorization:Bearer any'`],
  [[{ basic: [] }], `curl -s ${url} -H 'Authorization:Basic YW55OmFueQ=='`],
  [[{ tls: [] }], `curl -s ${url}`],
  [[{ key: [] }, {}], `curl -s ${url}`],
  [[{ key: [], cookie: [] }, { basic: [] }], `curl -s ${url} -H X-Key:any -H Cookie:sid=any`],
])('the curl line has what the security %j asks for', (security, line) => {
  expect(curl(security)).toBe(line);
});

test('the curl line has the security of its operation, and its required headers and cookies', () => {
  const parameters = [
    { name: 'X-A', in: 'header', required: true, schema: { type: 'integer' } },
    { name: 'Accept', in: 'header', required: true, schema: { type: 'string' } },
    { name: 'c', in: 'cookie', required: true, schema: { type: 'string' }, example: 'a b' },
  ];
  expect(curl([{ key: [] }], { security: [], parameters })).toBe(`curl -s ${url} -H X-A:1 -H Cookie:c=a%20b`);
});

test.each([
  [{ type: 'string', format: 'uuid' }, '00000000-0000-4000-8000-000000000000'],
  [{ type: 'string', minLength: 3 }, 'xxx'],
  [{ type: 'integer', minimum: 5 }, '5'],
  [{ type: 'boolean' }, 'true'],
])('a parameter of %j has a legal value', (schema, text) => {
  const parameters = [{ name: 'q', in: 'query', required: true, schema }];
  expect(curl(undefined, { parameters })).toBe(`curl -s '${url}?q=${text}'`);
});
