/** The spec against each source: every difference is a decision, and every decision still explains one. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare, lineOf } from './compare.mjs';
import { flatten } from './flatten.mjs';
import { decisions, differencesOf, tables } from './sources.mjs';

const here = new URL('./', import.meta.url);
const bundle = JSON.parse(readFileSync(new URL('../dist/openapi.json', here), 'utf8'));
const spec = flatten(bundle);
const differences = differencesOf(bundle);

describe.each(tables)('$source', ({ source }) => {
  test('every difference from it is a decision', () => {
    const unexplained = differences.filter((each) => each.source === source && each.entries.length === 0);
    const toDo = 'change the spec, or decide each in spec/facts/decisions.yaml with an entry of EVIDENCE.md';
    expect(
      unexplained.map(({ line }) => line),
      toDo,
    ).toEqual([]);
  });
});

test('every decision explains a difference', () => {
  const idle = decisions.filter(({ pattern }) => !differences.some(({ line }) => pattern.test(line)));
  expect(
    idle.map(({ differs }) => differs),
    'remove each from spec/facts/decisions.yaml',
  ).toEqual([]);
});

test('every decision is in EVIDENCE.md', () => {
  const evidence = readFileSync(new URL('../EVIDENCE.md', here), 'utf8');
  expect(decisions.filter(({ entry }) => !evidence.includes(`\n### ${entry}\n`)).map(({ entry }) => entry)).toEqual([]);
});

test('every operation of the spec is in some table', () => {
  const known = new Set(tables.flatMap(({ operations }) => Object.keys(operations)));
  const lacking = Object.keys(spec).filter((operation) => !known.has(operation));
  expect(lacking, 'write what a source says of each into its table in spec/facts').toEqual([]);
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
