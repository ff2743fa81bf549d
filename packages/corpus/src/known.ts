import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DocumentResult, ServedDocument } from './result.ts';

/** A refusal of the mock that is right: the document is at fault. */
export interface KnownRefusal {
  document: string;
  /** Text of the refusal: of the whole document, or of each operation that is refused for this reason. */
  says: string;
  /** The fault of the document. */
  reason: string;
}

/** The list of `known.yaml`. */
export function loadKnown(): KnownRefusal[] {
  const text = readFileSync(new URL('../known.yaml', import.meta.url), 'utf8');
  return (parse(text) ?? []) as KnownRefusal[]; // its form is tested
}

/** Marks the refusals of the mock that the list explains, and names the entries that explain none. */
export function explain(result: DocumentResult, list: readonly KnownRefusal[]): DocumentResult {
  const entries = list.filter(({ document }) => document === result.id);
  const used = new Set<KnownRefusal>();
  const reasonOf = (said: string) => {
    const entry = entries.find(({ says }) => said.includes(says));
    if (entry) used.add(entry);
    return entry && { known: entry.reason };
  };
  const { refused, faults } = result.mock;
  const mock: ServedDocument = {
    ...result.mock,
    ...(refused !== undefined && reasonOf(refused)),
    faults: faults.map((each) => ({ ...each, ...reasonOf(each.fault) })),
  };
  const untrue = entries
    .filter((each) => !used.has(each))
    .map(({ says }) => `nothing is refused any more with "${says}"`);
  return { ...result, mock, untrue };
}
