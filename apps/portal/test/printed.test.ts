/** The reference on one page: every operation with every field that its bodies have. */

import { operations } from '@dli-connections/contract';
import { readBundle, type Schema } from '@dli-connections/contract/bundle';
import { html } from '@dli-connections/lab/html';
import { expect, it } from 'vitest';
import { fieldsOf, rulesOf } from '../src/build/fields.ts';
import { printedPage } from '../src/build/printed.ts';

const bundle = await readBundle();
const page = printedPage(bundle);

it('has each operation with its path and its statuses', () => {
  const texts = page.content.text.split('<h3 id="').slice(1);
  const parts = new Map(texts.map((text) => [text.slice(0, text.indexOf('"')), text]));
  expect([...parts.keys()].sort()).toEqual(Object.keys(operations).sort());
  for (const [operationId, { path, method, responses }] of Object.entries(operations)) {
    const part = parts.get(operationId);
    expect(part).toContain(`<code>${method} ${path}</code>`);
    for (const status of Object.keys(responses)) expect(part).toContain(`<dt>${status}</dt>`);
  }
});

it('has every property of every schema, except those of errors', () => {
  const { ErrorEnvelope: _, ...schemas } = bundle.components.schemas;
  const names = Object.values(schemas).flatMap(({ properties = {} }) => Object.keys(properties));
  expect(names.length).toBeGreaterThan(20);
  const shown = new Set(
    [...page.content.text.matchAll(/<code>([\w.[\]]+)<\/code>/g)].map(([, way = '']) =>
      way.split('.').at(-1)?.replaceAll('[]', ''),
    ),
  );
  expect(names.filter((name) => !shown.has(name))).toEqual([]);
});

it('fields are named by their path, with the rules of the schema they refer to', () => {
  const schemas: Record<string, Schema> = {
    Node: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', maxLength: 9 },
        next: { $ref: '#/components/schemas/Node', description: 'The next.' },
      },
    },
    Page: {
      allOf: [
        { $ref: '#/components/schemas/Node' },
        { required: ['all'], properties: { all: { type: 'array', items: { type: 'integer', minimum: 1 } } } },
      ],
    },
  };
  const small = { ...bundle, components: { schemas } };
  expect(fieldsOf(small, { type: 'array', items: { $ref: '#/components/schemas/Page' } })).toEqual([
    { name: '[].id', required: true, description: '', rules: html`string, at most 9 characters` },
    { name: '[].next', required: false, description: 'The next.', rules: html`object` },
    { name: '[].next.id', required: true, description: '', rules: html`string, at most 9 characters` },
    { name: '[].next.next', required: false, description: 'The next.', rules: html`object` },
    { name: '[].all', required: true, description: '', rules: html`array, each: integer, at least 1` },
  ]);
});

it('rules are worded, never shown as JSON', () => {
  const schema: Schema = {
    type: 'string',
    ...{ format: 'uuid', minLength: 1, maxLength: 64, enum: ['a', 'b'], not: { pattern: '^_sys_' } },
  };
  expect(rulesOf(bundle, schema).text).toBe(
    'string (uuid), 1 to 64 characters, one of <code>a</code>, <code>b</code>, not one that matches <code>^_sys_</code>',
  );
  expect(page.content.text.replaceAll(/<pre[\s\S]*?<\/pre>/g, '')).not.toMatch(/\{(?:&quot;|")/);
});
