import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBuild } from './open.ts';

const silent = () => {};

/** The files of a build that needs neither installing nor building. */
const ready = {
  'package.json': '{ "packageManager": "pnpm@0.0.0" }',
  'node_modules/.modules.yaml': '',
  'apps/reference/src/main.ts': '// first',
  'apps/reference/dist/main.cjs': '',
  'packages/contract/dist/validators.js': '',
};

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function temporary(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dli-bench-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  write(folder, files);
  return folder;
}

/** A repository whose tag `first` has one text, and whose working tree another. */
function repository(files: Record<string, string>): { root: string; git: (...args: string[]) => string } {
  const root = temporary(files);
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t.test'];
  const git = (...args: string[]) => execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '--force', '.');
  git('commit', '--quiet', '--message', 'first');
  git('tag', 'first');
  write(root, { 'apps/reference/src/main.ts': '// second' });
  return { root, git };
}

test('a folder is used in place, and stays', async () => {
  const folder = temporary(ready);
  const build = await openBuild(folder, silent);
  expect([build.name, build.folder]).toEqual([folder, folder]);
  build.close();
  expect(readFileSync(join(folder, 'apps/reference/src/main.ts'), 'utf8')).toBe('// first');
});

test('a git ref is checked out into a temporary folder, and the repository is unchanged', async () => {
  const { root, git } = repository(ready);
  const before = [git('status', '--porcelain'), readdirSync(join(root, '.git')).sort()];
  const build = await openBuild('first', silent, root);
  expect(build.name).toBe(`first (${git('rev-parse', 'first').slice(0, 7)})`);
  expect(readFileSync(join(build.folder, 'apps/reference/src/main.ts'), 'utf8')).toBe('// first');
  build.close();
  expect(existsSync(build.folder)).toBe(false);
  expect([git('status', '--porcelain'), readdirSync(join(root, '.git')).sort()]).toEqual(before);
});

test.each(['nowhere', '--help', '', 'first:apps'])(
  'an argument that is neither a folder nor a git ref is refused: %j',
  async (given) => {
    const { root } = repository(ready);
    await expect(openBuild(given, silent, root)).rejects.toThrow(
      `--against ${given}: there is no such folder, and no such git ref`,
    );
  },
);

test('a ref without a reference server is refused, and leaves nothing', async () => {
  const { 'apps/reference/src/main.ts': _, ...others } = ready;
  const { root, git } = repository(others);
  // A place of its own: other runs make such folders too.
  const place = temporary({});
  vi.stubEnv('TMPDIR', place);
  onTestFinished(() => void vi.unstubAllEnvs());
  git('checkout', '--quiet', '--', '.');
  await expect(openBuild('first', silent, root)).rejects.toThrow('first has no apps/reference/src/main.ts to run');
  expect(readdirSync(place)).toEqual([]);
});
