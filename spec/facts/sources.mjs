/**
 * The fact tables of all sources, the decisions on differences between spec and sources, and the differences
 * themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compare, lineOf } from './compare.mjs';
import { flatten } from './flatten.mjs';

const here = new URL('./', import.meta.url);
const read = (file) => {
  try {
    return parse(readFileSync(new URL(file, here), 'utf8'));
  } catch (error) {
    throw new Error(`spec/facts/${file}: ${error.message}`, { cause: error });
  }
};

export const decisions = read('decisions.yaml').map((decision) => ({
  ...decision,
  pattern: patternOf(decision.differs),
}));

export const tables = readdirSync(here)
  .filter((file) => file.endsWith('.yaml') && file !== 'decisions.yaml')
  .map(read);

/** `*` matches any text and `?` one character; everything else is literal. */
function patternOf(glob) {
  const text = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`);
}

/** Every difference between a bundle and a source, with its line and the entries of EVIDENCE.md that decide it. */
export function differencesOf(bundle) {
  const spec = flatten(bundle);
  return tables.flatMap((table) =>
    compare(table, spec).map((difference) => {
      const line = lineOf(difference);
      const entries = decisions.filter(({ pattern }) => pattern.test(line)).map(({ entry }) => entry);
      return { ...difference, line, entries };
    }),
  );
}
