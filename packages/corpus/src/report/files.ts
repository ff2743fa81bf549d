import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSources } from '../documents.ts';
import type { CorpusResults, DocumentResult, ServedDocument } from '../result.ts';
import { markdownOf } from './markdown.ts';

/** Writes the results as data and as a page. Results of earlier runs for other documents stay. */
export async function writeResults(now: readonly DocumentResult[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await earlier(folder);
  const found = [...now.map((each) => ({ ...each, prism: countsOf(each.prism) })), ...before];
  const results: CorpusResults = {
    time: new Date().toISOString(),
    documents: loadSources().flatMap(({ id }) => found.find((each) => each.id === id) ?? []),
  };
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), markdownOf(results));
}

async function earlier(folder: string): Promise<readonly DocumentResult[]> {
  try {
    return (JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as CorpusResults).documents;
  } catch {
    return []; // missing, or in a form that is no longer read
  }
}

/** Only counts: the failing operations of another server are not published. */
function countsOf({ refused, valid, stopped }: ServedDocument): ServedDocument {
  return {
    ...(refused !== undefined && { refused: 'it did not start' }),
    valid,
    ...(stopped && { stopped }),
    faults: [],
  };
}
