import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Waiver } from './report/cube.ts';

/** The cells that nothing is asked of, on any target, with the reason of each. */
export async function loadWaivers(): Promise<Waiver[]> {
  return parse(await readFile(new URL('../known-failing/waivers.yaml', import.meta.url), 'utf8')) as Waiver[];
}
