import { accessSync, constants, statSync } from 'node:fs';

/** The reason why a file cannot be read, to be put after its name; `undefined` if it can be. */
export function fileProblem(file: string): string | undefined {
  if (/^\w+:\/\//.test(file)) return 'is an address, and nothing is fetched; save it as a file first';
  try {
    if (statSync(file).isDirectory()) return 'is a folder, not a file';
    accessSync(file, constants.R_OK);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // thrown by Node
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
    return `cannot be read: ${code ?? message}`;
  }
}
