import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '@dli-connections/handler';

/**
 * Makes a folder, and those on the way to it. Not by Node's own `recursive`, which never comes back from a place where
 * nothing can be made although everything is there, such as `/proc`. New folders are on the disk when this returns.
 *
 * @throws Error with one line: the folder, and why it cannot be made.
 */
export function makeFolder(path: string, sync = syncFolder): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    if (dirname(path) !== path) makeFolder(dirname(path), sync);
    mkdirSync(path);
    sync(dirname(path));
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException; // thrown by Node
    // An error about a folder on the way has named it.
    if (syscall === undefined) throw error;
    // Another process made it meanwhile, or a file has the name.
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    throw new Error(`the folder ${path} for the data cannot be made: ${code}`, { cause: error });
  }
}
