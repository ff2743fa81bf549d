import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFindSource } from './source.ts';

const files = {
  'openapi.yaml': 'info:\n  title: Things\npaths:\n  /v1/things:\n    $ref: paths/v1_things.yaml\n',
  'paths/v1_things.yaml': 'get:\n  operationId: listThings\n  responses:\n    "200":\n      description: Fine.\n',
  'components/schemas/Thing.yaml':
    'allOf:\n  - $ref: Other.yaml\n  - type: object\n    properties:\n      id:\n        type: string\n',
  'examples/things.one.yaml': 'value: {}\n',
};
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'review-source-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), text);
  }
});
afterAll(() => rm(directory, { recursive: true }));

test.each([
  ['#/info/title', 'spec/openapi.yaml', 2],
  ['#/paths/~1v1~1things/get', 'spec/paths/v1_things.yaml', 1],
  ['#/paths/~1v1~1things/get/responses/200', 'spec/paths/v1_things.yaml', 4],
  ['#/components/schemas/Thing', 'spec/components/schemas/Thing.yaml', 1],
  // flattenAllOf moved the field out of the second schema of the list.
  ['#/components/schemas/Thing/properties/id', 'spec/components/schemas/Thing.yaml', 5],
  ['#/components/examples/things.one', 'spec/examples/things.one.yaml', 1],
])('%s is written in %s:%i', async (pointer, file, line) => {
  expect(await createFindSource(directory)(pointer)).toEqual({ file, line });
});

test('a pointer that the spec does not have has no place', async () => {
  const findSource = createFindSource(directory);
  expect(await findSource('#/components/schemas/Gone')).toBe(undefined);
  expect(await findSource('#/paths/~1gone/get')).toBe(undefined);
});
