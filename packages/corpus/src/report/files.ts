import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentResult, Results, Served } from '../result.ts';
import { markdownOf } from './markdown.ts';

/** Writes the results as data and as a page. */
export async function writeResults(documents: readonly DocumentResult[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const results: Results = {
    time: new Date().toISOString(),
    documents: documents.map((each) => ({ ...each, prism: countsOf(each.prism) })),
  };
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), markdownOf(results));
}

/** Counts alone: which operations another server fails at is its makers' business. */
function countsOf({ refused, valid, stopped }: Served): Served {
  return {
    ...(refused !== undefined && { refused: 'it did not start' }),
    valid,
    ...(stopped && { stopped }),
    faults: [],
  };
}
