import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from './files.ts';
import { globOf } from './glob.ts';
import type { CaseResult } from './run.ts';

/** Cases that a target is known to fail, and why. */
export interface KnownFailing {
  /** Name of a case; `*` stands for any text. */
  case: string;
  reason: string;
}

/** The list of a target. */
export async function loadKnownFailing(target: string): Promise<KnownFailing[]> {
  return parse(await readFile(new URL(`${target}.yaml`, listsFolder), 'utf8')) as KnownFailing[];
}

/**
 * The faults that count, once the list is taken into account: a listed case must fail, since an entry that passes is no
 * longer true.
 */
export function applyKnownFailing({ name, faults }: CaseResult, list: KnownFailing[]): string[] {
  const known = list.find((each) => covers(each, name));
  if (!known) return faults;
  return faults.length > 0
    ? []
    : [`the case passes, but is listed as known to fail ("${known.reason}"): remove it from the list`];
}

/** Whether an entry speaks of a case. */
export function covers(entry: KnownFailing, name: string): boolean {
  return globOf(entry.case).test(name);
}
