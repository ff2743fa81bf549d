import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm } from '@dli-connections/lab/pnpm';
import * as tar from 'tar';
import { tarballOf } from './install.ts';
import { withAbsoluteLinks } from './links.ts';
import { addressOf, folders, type PackageName, readManifest, root } from './published.ts';
import { mustRun } from './run.ts';

/** The libraries among the packages that are published. */
export const libraries = ['client', 'contract', 'signature'] as const;

/**
 * Packs a package by pnpm, as it is published, and makes the links of its README absolute. Its `dist` must be built.
 *
 * @param clone the folder of the clone that is packed, this one by default
 * @returns the path of its tarball in `into`, `dli-connections-NAME.tgz`
 */
export async function pack(name: PackageName, into: string, clone = fileURLToPath(root)): Promise<string> {
  const [file, args] = pnpm();
  const folder = folders[name];
  const tarball = join(into, tarballOf(name));
  await mustRun(file, [...args, 'pack', '--out', tarball], { cwd: join(clone, folder) });
  const unpacked = await mkdtemp(join(into, 'unpacked-'));
  try {
    await tar.extract({ file: tarball, cwd: unpacked });
    const readme = join(unpacked, 'package/README.md');
    const place = { repository: addressOf(readManifest(folder)), folder };
    await writeFile(readme, withAbsoluteLinks(await readFile(readme, 'utf8'), place));
    await tar.create({ file: tarball, cwd: unpacked, gzip: true, portable: true }, ['package']);
  } finally {
    await rm(unpacked, { recursive: true });
  }
  return tarball;
}

/** Packs the client's dependencies from their installed copies, so that nothing is fetched. */
export async function packDependencies(into: string): Promise<string[]> {
  const require = createRequire(new URL('packages/client/package.json', root));
  const fetch = dirname(dirname(require.resolve('openapi-fetch')));
  return Promise.all(
    [fetch, join(dirname(fetch), 'openapi-typescript-helpers')].map(async (from) => {
      // A copy: pnpm links files that are equal to each other, and npm does not unpack links.
      const copy = await mkdtemp(join(into, 'copy-'));
      await cp(from, join(copy, 'package'), { recursive: true, dereference: true });
      const file = join(into, `${basename(from)}.tgz`);
      await tar.create({ file, cwd: copy, gzip: true, portable: true }, ['package']);
      await rm(copy, { recursive: true });
      return file;
    }),
  );
}

/** A project outside of the workspace. */
export interface Project {
  directory: string;
  tarballs: Record<(typeof libraries)[number], string>;
}

/** Makes a folder an empty project, and installs the packed libraries there with npm, without a network. */
export async function installPacked(directory: string): Promise<Project> {
  const project = projectIn(directory);
  const into = join(directory, 'tarballs');
  await mkdir(into, { recursive: true });
  await Promise.all(libraries.map((name) => pack(name, into)));
  const manifest = { name: 'consumer', private: true, type: 'module' };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest));
  const files = [...Object.values(project.tarballs), ...(await packDependencies(into))];
  await mustRun('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...files], {
    cwd: directory,
  });
  return project;
}

/** The project that was made in a folder. */
export function projectIn(directory: string): Project {
  const at = (name: PackageName) => join(directory, 'tarballs', tarballOf(name));
  return { directory, tarballs: { client: at('client'), contract: at('contract'), signature: at('signature') } };
}

/** The manifest of an installed package. */
export async function manifestOf(project: Pick<Project, 'directory'>, name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(project.directory, 'node_modules', name, 'package.json'), 'utf8'));
}
