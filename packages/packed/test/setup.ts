import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installPacked, libraries, pack, packageNames } from '../src/index.ts';
import { installRuntimes, type Runtime } from '../src/runtimes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    runtimes: Runtime[];
    /** Folder of what every file starts from: `tarballs/` of all packages, and `project/` with the libraries installed. */
    packed: string;
  }
}

/** Packs, and installs the runtimes, once, before the files that use them run beside each other. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'dli-packed-once-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    provide('packed', folder);
    const [runtimes] = await Promise.all([installRuntimes(), makeIn(folder)]);
    provide('runtimes', runtimes);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function makeIn(folder: string): Promise<void> {
  const [tarballs, project] = [join(folder, 'tarballs'), join(folder, 'project')];
  await Promise.all([mkdir(tarballs), mkdir(project)]);
  const programs = packageNames.filter((name) => !(libraries as readonly string[]).includes(name));
  const [made] = await Promise.all([installPacked(project), ...programs.map((name) => pack(name, tarballs))]);
  for (const file of Object.values(made.tarballs)) await copyFile(file, join(tarballs, basename(file)));
}
