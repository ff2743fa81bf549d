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

interface Manifest {
  repository?: string | { url: string };
}

/** The address of the repository, from its manifest or the build on GitHub; a clone alone does not know it. */
export const repository: string | undefined = await (async () => {
  const { repository: declared } = JSON.parse(await textOf('package.json')) as Manifest;
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
  const url =
    (typeof declared === 'object' ? declared.url : declared) ?? (server && name ? `${server}/${name}` : undefined);
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
})();
