/** The spec against what each source says: every difference is a decision, and every decision still explains one. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compare, lineOf } from './compare.mjs';
import { flatten } from './flatten.mjs';

const here = new URL('./', import.meta.url);
const read = (file) => parse(readFileSync(new URL(file, here), 'utf8'));

const spec = flatten(JSON.parse(readFileSync(new URL('../dist/openapi.json', here), 'utf8')));
const decisions = read('decisions.yaml').map(({ differs, entry }) => ({ differs, entry, pattern: patternOf(differs) }));
const tables = readdirSync(here)
  .filter((file) => file.endsWith('.yaml') && file !== 'decisions.yaml')
  .map(read);

/** `*` stands for any text and `?` for one character; everything else for itself. */
function patternOf(glob) {
  const text = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`);
}

const differences = tables.flatMap((table) => compare(table, spec).map(lineOf));

describe.each(tables)('$source', ({ source }) => {
  test('every difference from it is a decision', () => {
    const unexplained = differences.filter(
      (line) => line.startsWith(`${source} `) && !decisions.some(({ pattern }) => pattern.test(line)),
    );
    expect(unexplained).toEqual([]);
  });
});

test('every decision explains a difference', () => {
  const idle = decisions.filter(({ pattern }) => !differences.some((line) => pattern.test(line)));
  expect(idle.map(({ differs }) => differs)).toEqual([]);
});

test('every decision stands in EVIDENCE.md', () => {
  const evidence = readFileSync(new URL('../EVIDENCE.md', here), 'utf8');
  expect(decisions.filter(({ entry }) => !evidence.includes(`\n### ${entry}\n`)).map(({ entry }) => entry)).toEqual([]);
});

test('every operation of the spec is in some table', () => {
  const known = new Set(tables.flatMap(({ operations }) => Object.keys(operations)));
  expect(Object.keys(spec).filter((operation) => !known.has(operation))).toEqual([]);
});

describe('a difference is found', () => {
  const [voas] = tables.filter(({ source }) => source === 'voas');
  test.each([
    ['a field that the spec loses', (copy) => delete copy.createEnhancedConnection.request['body.hosts']],
    [
      'a limit that the spec changes',
      (copy) => Object.assign(copy.createEnhancedConnection.request['body.hosts[].name'], { maxLength: 64 }),
    ],
    [
      'a type that the spec changes',
      (copy) => Object.assign(copy.listEnhancedConnections.response.count, { type: 'string' }),
    ],
    ['a status that the spec loses', (copy) => copy.showEnhancedConnection.statuses.splice(0, 1)],
    ['a path that the spec changes', (copy) => Object.assign(copy.deleteEnhancedConnection, { path: '/v9' })],
    ['an operation that the spec loses', (copy) => delete copy.runAuthorizationAction],
    [
      'a field that becomes optional',
      (copy) => Object.assign(copy.createEnhancedConnection.request['body.name'], { mandatory: false }),
    ],
  ])('%s', (_, change) => {
    const copy = structuredClone(spec);
    change(copy);
    const lines = compare(voas, copy).map(lineOf);
    expect(lines.filter((line) => !decisions.some(({ pattern }) => pattern.test(line)))).toHaveLength(1);
  });
});
