import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
const root = new URL('../../../../', import.meta.url);

/** The path of a file, which is named from the top of the repository. */
export const pathOf = (file: string): string => fileURLToPath(new URL(file, root));

/** The text of a file of the repository. */
export const textOf = (file: string): Promise<string> => readFile(pathOf(file), 'utf8');

/** The text of a file that a task writes; `undefined` when it has not run. */
export async function ifBuilt(file: string): Promise<string | undefined> {
  return existsSync(pathOf(file)) ? textOf(file) : undefined;
}

/** The manifest of the repository declares this. */
const manifest = JSON.parse(await textOf('package.json')) as { repository: { url: string } };

/** The address of the repository. */
export const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');
