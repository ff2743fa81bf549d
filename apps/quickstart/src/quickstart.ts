import { constants, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installPacked, mustRun } from '@dli-connections/packed';
import { startReference } from '@dli-connections/reference';

/** The place of the program, and the server that it calls. */
export interface QuickstartOptions {
  /** A folder for a project outside of the workspace; it is made where it is missing, and a program in it stays as it is. */
  directory: string;
  /** The server to call; a reference server of its own by default, which ends with the program. */
  endpoint?: string | undefined;
}

/**
 * Installs the packed client in a project, and runs `quickstart.mjs` there. The packages must be built.
 *
 * @returns the output of the program.
 */
export async function runQuickstart({ directory, endpoint }: QuickstartOptions): Promise<string> {
  await mkdir(directory, { recursive: true });
  await installPacked(directory);
  const program = join(directory, 'quickstart.mjs');
  await copyFile(new URL('../quickstart.mjs', import.meta.url), program, constants.COPYFILE_EXCL).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const own = endpoint ? undefined : await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
  try {
    const env = { DLI_ENDPOINT: endpoint ?? own?.url ?? '' };
    return await mustRun(process.execPath, ['quickstart.mjs'], { cwd: directory, env });
  } finally {
    await own?.close();
  }
}
