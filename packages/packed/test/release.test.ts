/** The first release, made in a copy of the repository, up to the tarballs. */
import { globSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as tar from 'tar';
import { expect, onTestFinished, test } from 'vitest';
import { folders, isOnNpm, mustRun, packageNames } from '../src/index.ts';
import { pack } from '../src/pack.ts';
import { readManifest, root } from '../src/published.ts';

const here = fileURLToPath(root);
const skipped = /(?:^|\/)(?:node_modules|\.turbo|\.git|\.dli|coverage)$/;

test('changesets name only published packages', () => {
  const folder = new URL('.changeset/', root);
  for (const file of globSync('*.md', { cwd: fileURLToPath(folder) })) {
    const [, head = ''] = readFileSync(new URL(file, folder), 'utf8').split(/^---$/m);
    const names = [...head.matchAll(/@dli-connections\/([\w-]+)/g)].map(([, name]) => name);
    expect(packageNames, `${file} names a private package; leave that line out`).toEqual(expect.arrayContaining(names));
  }
});

test.skipIf(isOnNpm())('changesets make 0.1.0 of it, and every text then says so', { timeout: 300_000 }, async () => {
  const copy = await mkdtemp(join(tmpdir(), 'dli-release-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(here, copy, { recursive: true, filter: (from) => !skipped.test(from) });
  await symlink(join(here, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const clone = pathToFileURL(`${copy}/`);
  const changesets = createRequire(new URL('package.json', root)).resolve('@changesets/cli/bin.js');
  await mustRun(process.execPath, [changesets, 'version'], { cwd: copy });

  for (const name of packageNames) {
    expect(readManifest(folders[name], clone).version).toBe('0.1.0');
    const changelog = await readFile(new URL(`${folders[name]}/CHANGELOG.md`, clone), 'utf8');
    expect(changelog).toMatch(new RegExp(`^# @dli-connections/${name}\\n\\n## 0\\.1\\.0\\n`));
  }
  for (const folder of ['packages/handler', 'packages/serve', 'packages/packed', 'spec'])
    expect(readManifest(folder, clone)).toMatchObject({ private: true, version: readManifest(folder).version });

  const generate = fileURLToPath(new URL('../src/install-main.ts', import.meta.url));
  await mustRun(process.execPath, [generate, 'generate', copy], { cwd: copy });
  expect(await readFile(join(copy, 'README.md'), 'utf8')).toContain('\nnpm install @dli-connections/client\n');
  await mustRun(process.execPath, [generate, 'drift', copy], { cwd: copy });

  const into = join(copy, 'tarballs');
  await mkdir(into);
  const tarball = await pack('signature', into, copy);
  const files: string[] = [];
  await tar.list({ file: tarball, onReadEntry: ({ path }) => files.push(path) });
  expect(files).toEqual(expect.arrayContaining(['package/CHANGELOG.md', 'package/LICENSE', 'package/README.md']));
});
