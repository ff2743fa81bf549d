import { expect, test } from 'vitest';
import type { Bundle } from './bundle.ts';
import { deriveTypes } from './types.ts';

test('anyOf beside a type leaves the type as it is, and stands in the comment', async () => {
  const bundle = {
    openapi: '3.1.1',
    info: { title: 't', version: '1.0.0' },
    paths: {},
    components: {
      schemas: { One: { type: 'object', properties: { a: { type: 'string' } }, anyOf: [{ required: ['a'] }] } },
    },
  };
  const types = await deriveTypes(bundle as unknown as Bundle);
  expect(types).toContain('anyOf `[{"required":["a"]}]`');
  expect(types).not.toContain('unknown');
});
