import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm } from './pnpm.ts';
import { mustRun } from './run.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** The packages that are published. */
export const published = ['client', 'contract', 'signature'] as const;

/** Packs a package of this workspace, by pnpm as it is published; the path of its tarball. Its `dist` must be built. */
export async function pack(
  name: (typeof published)[number] | 'conformance' | '../apps/mock' | '../apps/reference',
  into: string,
): Promise<string> {
  const [file, args] = pnpm();
  const before = new Set(await readdir(into));
  await mustRun(file, [...args, 'pack', '--pack-destination', into], { cwd: join(packages, name) });
  const tarball = (await readdir(into)).find((each) => each.endsWith('.tgz') && !before.has(each));
  if (!tarball) throw new Error(`packing ${name} made no tarball`);
  return join(into, tarball);
}

/** Packs what the client depends on from where it is installed, so that nothing is fetched. */
async function packDependencies(into: string): Promise<string[]> {
  const require = createRequire(join(packages, 'client/package.json'));
  const fetch = dirname(dirname(require.resolve('openapi-fetch')));
  return Promise.all(
    [fetch, join(dirname(fetch), 'openapi-typescript-helpers')].map(async (from) => {
      // A copy: pnpm links files that are equal to each other, and npm does not unpack links.
      const copy = await mkdtemp(join(into, 'copy-'));
      await cp(from, copy, { recursive: true, dereference: true });
      const args = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', into, copy];
      return join(into, (await mustRun('npm', args, { cwd: into })).trim().split('\n').at(-1) ?? '');
    }),
  );
}

/** A project outside of the workspace. */
export interface Project {
  directory: string;
  tarballs: Record<(typeof published)[number], string>;
}

/** Makes a folder an empty project, and installs the packed packages there with npm, without a network. */
export async function installPacked(directory: string): Promise<Project> {
  const into = join(directory, 'tarballs');
  await mkdir(into, { recursive: true });
  // One after the other: each is known by the file that is new.
  const tarballs = {
    client: await pack('client', into),
    contract: await pack('contract', into),
    signature: await pack('signature', into),
  };
  const manifest = { name: 'consumer', private: true, type: 'module' };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest));
  const files = [...Object.values(tarballs), ...(await packDependencies(into))];
  await mustRun('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...files], {
    cwd: directory,
  });
  return { directory, tarballs };
}

/** The manifest of an installed package. */
export async function manifestOf(project: Pick<Project, 'directory'>, name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(project.directory, 'node_modules', name, 'package.json'), 'utf8'));
}
