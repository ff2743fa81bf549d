import { accessSync, constants, statSync } from 'node:fs';
import { reasonOf } from './message.ts';

/** The reason why a file cannot be read, to be put after its name; `undefined` if it can be. */
export function fileProblem(file: string): string | undefined {
  if (/^\w+:\/\//.test(file)) return 'is an address, and nothing is fetched; save it as a file first';
  try {
    const found = statSync(file);
    if (found.isDirectory()) return 'is a folder, not a file';
    // A pipe without a writer would be waited for.
    if (!found.isFile()) return 'is not a plain file';
    accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? 'does not exist' : `cannot be read: ${reason}`;
  }
}

/** The same for a file that could not be read, with the error if there is no other reason. */
export const unreadable = (file: string, error: unknown): string =>
  fileProblem(file) ?? `cannot be read: ${reasonOf(error)}`;
