/** EVIDENCE.md gives the place in the spec for each row of the sources' tables: every pointer there resolves. */
import { readFileSync } from 'node:fs';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import { expect, test } from 'vitest';

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const bundle = JSON.parse(read('dist/openapi.json'));
const pointers = [...read('EVIDENCE.md').matchAll(/`(#\/[^`]+)`/g)].map(([, pointer]) => pointer);

test.each(pointers)('%s', (pointer) => {
  expect(valueAt(bundle, keysOf(pointer))).toBeDefined();
});

test('every operation of the spec has a row', () => {
  const rows = pointers.map((pointer) => pointer.split('/')[2]);
  const paths = Object.keys(bundle.paths).map((path) => path.replaceAll('/', '~1'));
  const lacking = paths.filter((path) => !rows.includes(path));
  expect(lacking, 'add a row with a pointer to each under "Operations, row by row" in spec/EVIDENCE.md').toEqual([]);
});

test('every entry that a decision names exists', () => {
  const text = read('EVIDENCE.md');
  const [, table] = text.split('## Where sources disagree');
  const named = [...table.matchAll(/\| ([a-z0-9, -]+) \|$/gm)]
    .flatMap(([, cell]) => cell.split(', '))
    .filter((name) => name !== 'entry' && !/^-+$/.test(name));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !text.includes(`\n### ${name}\n`))).toEqual([]);
});
