import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileProblem } from '@dli-connections/command';

/**
 * The text of a file that a flag names.
 *
 * @throws Error that names the flag and the file.
 */
export async function readNamed(flag: string, file: string): Promise<string> {
  const problem = fileProblem(file);
  if (problem) throw new Error(`--${flag}: ${file} ${problem}`);
  return readFile(file, 'utf8');
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
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw fail(`cannot be opened: ${error.code}`);
    });
    if (!found) continue;
    const isFile = at === resolve(file);
    if (isFile && found.isDirectory()) throw fail('is a folder, not a file');
    if (isFile && !found.isFile()) throw fail('is not a plain file');
    if (!isFile && !found.isDirectory()) throw fail(`cannot be written: ${at} is not a folder`);
    return access(at, constants.W_OK).catch(() => {
      throw fail('may not be written');
    });
  }
}
