import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from '../files.ts';
import { globOf } from '../glob.ts';

/** Mutants that change nothing that a request can show, and why. */
export interface Equivalent {
  mutants: string[];
  reason: string;
}

/** The list of equivalent mutants. */
export async function loadEquivalents(): Promise<Equivalent[]> {
  const file = new URL('equivalent-mutants.yaml', listsFolder);
  return parse(await readFile(file, 'utf8')) as Equivalent[];
}

/** Why a mutant is equivalent; `undefined` when it is not. */
export function reasonOf(list: readonly Equivalent[], mutant: string): string | undefined {
  return list.find(({ mutants }) => mutants.some((glob) => globOf(glob).test(mutant)))?.reason;
}
