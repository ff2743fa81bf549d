import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from './files.ts';
import { globOf } from './glob.ts';
import type { CaseResult } from './run.ts';

/** Cases that a target is known to fail, and why. */
export interface KnownFailing {
  /** Name of a case; `*` stands for any text. */
  case: string;
  /** The status of the answer that the case fails with, such as `2*`; `none` if nothing is answered. Any by default. */
  status?: string | number;
  /** `true` if some of the cases pass, as on a target that is right by chance. */
  mayPass?: true;
  /** The case is not run, because the target stops answering after cases of this kind. */
  leftOut?: true;
  reason: string;
}

/** The list of a target. */
export async function loadKnownFailing(target: string): Promise<KnownFailing[]> {
  return parse(await readFile(new URL(`${target}.yaml`, listsFolder), 'utf8')) as KnownFailing[];
}

/** The reason why an entry does not match the result of its case. An outdated entry is an error. */
export function untrue({ status: wanted, reason, mayPass }: KnownFailing, { faults, status }: CaseResult): string[] {
  const answered = String(status ?? 'none');
  const listed = `is listed as known to fail ("${reason}")`;
  if (faults.length === 0 && mayPass) return [];
  if (faults.length === 0) return [`the case passes, but ${listed}: remove it from the list`];
  if (wanted === undefined || globOf(String(wanted)).test(answered)) return [];
  return [`the case ${listed} with status ${wanted}, and fails with ${answered}`, ...faults];
}

/** Returns true if an entry covers a case. */
export function covers(entry: KnownFailing, name: string): boolean {
  return globOf(entry.case).test(name);
}
