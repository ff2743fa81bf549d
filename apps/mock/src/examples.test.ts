import { expect, it, onTestFinished, vi } from 'vitest';
import { json, mockOf, ok } from '../test/any-spec.ts';
import { specFolder } from '../test/spec-folder.ts';
import { startMock } from './index.ts';

const text = { type: 'string', maxLength: 3 };

it.each<[name: string, media: object, body: string]>([
  ['the first that keeps its schema', { examples: { a: { value: 'long' }, b: { value: 'b' } } }, '"b"'],
  ['a made-up value where none does', { example: 'long' }, '"c"'],
  ['the text of its JSON', { example: '"a"' }, '"a"'],
])('of broken examples, the answer is %s', async (_, media, body) => {
  const schema = { ...text, enum: ['a', 'b', 'c'], not: { enum: ['long'] } };
  const only = 'example' in media && media.example === 'long' ? { const: 'c' } : {};
  const { ask, errors } = await mockOf({ '/a': { get: { responses: ok(json({ ...schema, ...only }, media)) } } });
  expect([await ask('GET', '/a'), errors]).toMatchObject([{ status: 200, text: body }, []]);
});

it('an example of an unchecked media type is sent unchanged', async () => {
  const content = { 'application/yaml': { schema: { type: 'object' }, example: 'a: 1' } };
  const { ask } = await mockOf({ '/a': { get: { responses: ok(content) } } });
  expect(await ask('GET', '/a')).toMatchObject({ status: 200, text: 'a: 1' });
});

it('a broken example is reported at the start, with its place', async () => {
  const { root, write } = await specFolder();
  const media = '{ schema: { type: string, maxLength: 3 }, example: long }';
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      responses:\n";
  await write('openapi.yaml', `${head}        '200': { description: d, content: { application/json: ${media} } }\n`);
  const lines: string[] = [];
  const mock = await startMock({ port: 0, host: '127.0.0.1', spec: root, report: (line) => lines.push(line) });
  onTestFinished(() => mock.close());
  await vi.waitFor(() => expect(lines).toHaveLength(1), 30_000);
  expect(lines[0]).toMatch(
    /openapi\.yaml:7:\d+: The example default is not used, because it breaks its schema: body must have at most 3/,
  );
  expect((await fetch(`${mock.url}/a`)).status).toBe(200);
});
