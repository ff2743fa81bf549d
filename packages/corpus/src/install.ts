import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DocumentSource, Package } from './documents.ts';

const run = promisify(execFile);

/** Unpacked packages, reused by the next run. git ignores it. */
const cache = fileURLToPath(new URL('../node_modules/.cache/corpus/', import.meta.url));

/** Installs the package of a document unless it is cached; resolves to the path of the document. */
export async function install({ package: held, file }: DocumentSource): Promise<string> {
  const folder = join(cache, `${held.name.replace('/', '+')}@${held.version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const work = await mkdtemp(join(cache, 'new-'));
    try {
      await (held.registry === 'npm' ? fromNpm(held, work) : fromPypi(held, work));
      // Renamed in one step, so that an interrupted run leaves no partial package.
      await rename(join(work, 'package'), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  return join(folder, file);
}

async function fromNpm({ name, version, hash }: Package, work: string): Promise<void> {
  await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work, `${name}@${version}`]);
  const tarball = await only(work);
  const found = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (found !== hash) throw new Error(`${name}@${version} has the hash ${found}, and not ${hash}`);
  await run('tar', ['-xzf', tarball, '-C', work]);
}

async function fromPypi({ name, version, hash }: Package, work: string): Promise<void> {
  const pinned = join(work, 'requirements.txt');
  await writeFile(pinned, `${name}==${version} --hash=${hash}\n`);
  const wheels = join(work, 'wheels');
  const flags = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--require-hashes'];
  await run('python3', ['-m', 'pip', 'download', ...flags, '--dest', wheels, '--requirement', pinned]);
  await run('python3', ['-m', 'zipfile', '-e', await only(wheels), join(work, 'package')]);
}

async function only(folder: string): Promise<string> {
  const [file] = await readdir(folder);
  if (file === undefined) throw new Error(`nothing was downloaded to ${folder}`);
  return join(folder, file);
}
