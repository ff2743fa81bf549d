import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from './files.ts';
import type { Waiver } from './report/cube.ts';

/** The cells that nothing is asked of, on any target, with the reason of each. */
export async function loadWaivers(): Promise<Waiver[]> {
  return parse(await readFile(new URL('waivers.yaml', listsFolder), 'utf8')) as Waiver[];
}
