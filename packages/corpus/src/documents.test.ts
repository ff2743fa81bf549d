import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { loadSources } from './documents.ts';
import { loadKnown } from './known.ts';

const sources = loadSources();

test('every package is pinned by an exact version and by the hash of its registry', () => {
  for (const { package: held } of sources) {
    expect(held.version).toMatch(/^\d+(\.\d+)*([ab]\d+)?$/);
    expect(held.hash).toMatch(held.registry === 'npm' ? /^sha512-[\w+/]{86}==$/ : /^sha256:[\da-f]{64}$/);
  }
});

test('at least 25 documents have different names', () => {
  expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  expect(sources.length).toBeGreaterThanOrEqual(25);
});

test('the documents of the tests are in the corpus', () => {
  const installed: Record<string, string> = manifest.devDependencies;
  const shared = sources.filter(({ package: held }) => held.name in installed);
  expect(shared.length).toBeGreaterThanOrEqual(2);
  for (const { package: held } of shared) expect(installed[held.name]).toBe(held.version);
});

test('every known refusal is of a document of the corpus, and has a reason', () => {
  for (const { document, says, reason } of loadKnown()) {
    expect(sources.map(({ id }) => id)).toContain(document);
    for (const text of [says, reason]) expect(text).toMatch(/\w/);
  }
});
