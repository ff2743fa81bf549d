/** The corpus in small: two documents that come with the install. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadSources } from '../src/documents.ts';
import { explain, loadKnown } from '../src/known.ts';
import { isFailure } from '../src/result.ts';
import { runDocument } from '../src/run.ts';
import { startMock, startPrism } from '../src/servers.ts';

const sources = new Map(loadSources().map((source) => [source.id, source]));

function sourceOf(id: string) {
  const source = sources.get(id);
  if (!source) throw new Error(`the corpus has no ${id}`);
  const file = fileURLToPath(new URL(`../node_modules/${source.package.name}/${source.file}`, import.meta.url));
  return { source, file };
}

test('the mock serves galaxy whole, and so does Prism', async () => {
  const { source, file } = sourceOf('galaxy');
  const result = explain(await runDocument(source, file, { mock: startMock, prism: startPrism }), loadKnown());
  expect(result.mock).toEqual({ valid: result.asked, faults: [] });
  expect(result.prism.valid).toBe(result.asked);
  expect(result.asked).toBe(result.operations);
});

test('the mock serves figma, whose schemas hold each other in circles', async () => {
  const { source, file } = sourceOf('figma');
  const leftOut = async () => {
    throw new Error('left out');
  };
  const result = explain(await runDocument(source, file, { mock: startMock, prism: leftOut }), loadKnown());
  expect(isFailure(result)).toBe(false);
  expect(result.mock.valid).toBe(result.operations);
});
