import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { globOf } from '../../src/glob.ts';
import type { Disagreement } from './compare.ts';

/** A disagreement that is known, with its reason; `*` stands for any text. */
export interface Known {
  between: Disagreement['between'];
  says: string;
  /** A part of the request, for cases that `says` cannot distinguish. */
  request?: string;
  reason: string;
}

/** The list of disagreements that are known. */
export async function loadDifferences(): Promise<Known[]> {
  return parse(await readFile(new URL('../../known-failing/differences.yaml', import.meta.url), 'utf8')) as Known[];
}

/** The entry that a disagreement is known by. */
export function knownBy(list: readonly Known[], { between, says, request }: Disagreement): Known | undefined {
  return list.find(
    (each) =>
      each.between === between && globOf(each.says).test(says) && (!each.request || globOf(each.request).test(request)),
  );
}
