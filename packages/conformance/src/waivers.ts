import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from './files.ts';
import type { Waiver } from './report/cube.ts';

/** The cells that are not tested on any target, each with its reason. */
export async function loadWaivers(): Promise<Waiver[]> {
  return parse(await readFile(new URL('waivers.yaml', listsFolder), 'utf8')) as Waiver[];
}
