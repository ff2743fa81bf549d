import type { ParameterShapes } from '@dli-connections/contract/run-time';
import { expect, test } from 'vitest';
import { openDocument } from './any/contract.ts';
import { readForm } from './any/form.ts';

test('10,000 fields beside an object that takes unnamed ones are read, each compared with few others', {
  timeout: 60_000, // comparing each with all others takes minutes
}, async () => {
  const fields: ParameterShapes = { a: { type: 'object', properties: {}, additional: { type: 'string' } } };
  const body = new TextEncoder().encode(Array.from({ length: 10_000 }, (_, at) => `f${at}=1`).join('&'));
  const { values } = await readForm(body, 'application/x-www-form-urlencoded', '', { fields });
  expect(Object.keys(values)).toHaveLength(10_000);
});

test('the reader of the bodies of an operation is made once, however large their schemas are', () => {
  const content = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };
  const operation = { operationId: 'send', requestBody: { content }, responses: {} };
  const { readerOf } = openDocument({ paths: { '/a': { post: operation } } } as never); // a whole document has more members
  expect(readerOf('send')).toBe(readerOf('send'));
  expect(readerOf('send')).toBeTypeOf('function');
});
