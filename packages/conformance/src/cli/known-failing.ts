import { readFile } from 'node:fs/promises';
import { messageOf } from '@dli-connections/command';
import { parse } from 'yaml';
import type { KnownFailing } from '../known-failing.ts';

/**
 * The list in a user's file.
 *
 * @throws Error when the file cannot be read, or is not a list of cases with reasons.
 */
export async function readKnownFailing(file: string): Promise<KnownFailing[]> {
  const fail = (problem: string) => new Error(`--known-failing: ${file} ${problem}`);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fail(`cannot be read: ${error.code}`);
  });
  let list: unknown;
  try {
    list = parse(text);
  } catch (error) {
    throw fail(`is not YAML: ${messageOf(error).split('\n')[0]}`);
  }
  const isEntry = (each: unknown) => {
    const entry = Object(each) as Partial<KnownFailing>;
    return typeof entry.case === 'string' && typeof entry.reason === 'string';
  };
  if (!Array.isArray(list) || !list.every(isEntry)) throw fail('must be a list of entries with a case and a reason');
  return list;
}
