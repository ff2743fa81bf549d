import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked, mustRun } from '@dli-connections/packed';
import { startReference } from '@dli-connections/reference';

/**
 * Runs `quickstart.mjs` in an empty project outside of the workspace, with the packed client, against a reference server of
 * its own. Resolves to what the program printed. The packages must be built.
 */
export async function runQuickstart(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'dli-quickstart-'));
  const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
  try {
    await installPacked(directory);
    await copyFile(new URL('../quickstart.mjs', import.meta.url), join(directory, 'quickstart.mjs'));
    return await mustRun(process.execPath, ['quickstart.mjs'], { cwd: directory, env: { DLI_ENDPOINT: server.url } });
  } finally {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  }
}
