import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, release, type } from 'node:os';
import { pathToFileURL } from 'node:url';
import type { InteropResults, ToolResult } from '../result.ts';
import { loadTools } from '../tools.ts';
import { markdownOf } from './markdown.ts';

/** A folder that is given as a path or an address, as an address. */
export const folderOf = (out: string | URL): URL => (typeof out === 'string' ? pathToFileURL(`${out}/`) : out);

/** Writes the results as data and as a page. Results of tools that were not run this time stay. */
export async function writeResults(tools: readonly ToolResult[], out: string | URL): Promise<void> {
  const folder = folderOf(out);
  await mkdir(folder, { recursive: true });
  const before = await earlier(folder);
  const results: InteropResults = {
    time: new Date().toISOString(),
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${type()} ${release()}, Node ${process.version}`,
    tools: loadTools().flatMap(({ id }) => [...tools, ...before].find((each) => each.id === id) ?? []),
  };
  await writeFile(new URL('results.json', folder), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(new URL('README.md', folder), markdownOf(results));
}

async function earlier(folder: URL): Promise<readonly ToolResult[]> {
  try {
    const { tools } = JSON.parse(await readFile(new URL('results.json', folder), 'utf8')) as InteropResults;
    return tools;
  } catch {
    return []; // missing, or in a form that is no longer read
  }
}
