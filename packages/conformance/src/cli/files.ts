import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const words: Record<string, string> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is not in a folder',
  EACCES: 'may not be opened',
  EROFS: 'may not be written',
};

const problemIn = (error: NodeJS.ErrnoException) => words[error.code ?? ''] ?? `cannot be opened: ${error.code}`;

/**
 * The text of a file that a flag names.
 *
 * @throws Error that names the flag and the file.
 */
export async function readNamed(flag: string, file: string): Promise<string> {
  try {
    const handle = await open(file);
    return await handle.readFile('utf8').finally(() => handle.close());
  } catch (error) {
    throw new Error(`--${flag}: ${file} ${problemIn(error as NodeJS.ErrnoException)}`); // Node's own
  }
}

/**
 * Checks that a file can be written before the run, whose results would otherwise be lost.
 *
 * @throws Error that names the flag and the file.
 */
export async function checkWritable(flag: string, file: string): Promise<void> {
  const fail = (problem: string) => new Error(`--${flag}: ${file} ${problem}`);
  for (let at = resolve(file); ; at = dirname(at)) {
    const found = await stat(at).catch((error: NodeJS.ErrnoException) => {
      // Missing folders are made.
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw fail(problemIn(error));
    });
    if (!found) continue;
    const isFile = at === resolve(file);
    if (isFile && found.isDirectory()) throw fail(words.EISDIR ?? '');
    if (!isFile && !found.isDirectory()) throw fail(`cannot be written: ${at} is not a folder`);
    return access(at, constants.W_OK).catch(() => {
      throw fail(`may not be written`);
    });
  }
}
