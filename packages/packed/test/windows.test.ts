/** Differences of Windows, as far as they can be tried on another system. These tests have never run on Windows. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../src/index.ts';
import { withInstalls } from '../src/install.ts';
import { root } from '../src/published.ts';

const here = fileURLToPath(root);
const manifests = globSync(['package.json', 'spec/package.json', '{apps,packages}/*/package.json'], { cwd: here });

test.each(manifests)('the scripts of %s are valid in cmd', (file) => {
  const { scripts = {} } = JSON.parse(readFileSync(new URL(file.replaceAll('\\', '/'), root), 'utf8'));
  // cmd sets no variable before a command, knows no single quotes, and has none of these programs.
  const unknown = /^\w+=|'|;|\$\w|\b(?:rm|cp|mv|cat|test|true|sh|bash) -?\w*\s|^\.\//;
  expect(
    Object.entries<string>(scripts).filter(([, script]) => unknown.test(script.replace(/\bvitest.*/, ''))),
  ).toEqual([]);
});

test('drift accepts line ends of Windows, and still finds outdated text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dli-windows-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'packages/client'), { recursive: true });
  await writeFile(join(folder, 'packages/client/package.json'), '{ "version": "0.1.0-dev" }');
  const main = fileURLToPath(new URL('../src/install-main.ts', import.meta.url));
  const readme = (text: string) => writeFile(join(folder, 'README.md'), text.replaceAll('\n', '\r\n'));
  const drift = () => run(process.execPath, [main, 'drift', folder], { cwd: folder });
  const place = '# A\n\n<!-- run: mock -->\n<!-- end -->\n\nb\n';
  await readme(withInstalls(place, false));
  expect(await drift()).toEqual({ code: 0, output: '' });
  await readme(place);
  expect(await drift()).toMatchObject({ code: 1, output: expect.stringMatching(/^README\.md does not say/) });
});

/** The lines that git prints; none in a copy without `.git`, or where it finds nothing. */
function git(...args: string[]): string[] {
  const { stdout = '' } = spawnSync('git', args, { cwd: here, encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean);
}
const names = git('ls-files');

test.skipIf(names.length === 0)('no source confuses a file URL with a path', () => {
  // The path of such a URL begins with a slash before the drive, and has %20 for a space; an import takes no drive.
  const patterns = String.raw`(import\.meta\.url\)|new URL\([^()]*, import\.meta\.url\))\.pathname|\bimport\((pathOf|join|resolve)\(`;
  expect(git('grep', '-nE', patterns, '--', '*.ts', '*.mjs', ':!packages/packed/test/windows.test.ts')).toEqual([]);
});

test('every file name in the repository is valid on Windows', () => {
  const reserved = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)|[<>:"|?*\\]|[. ](?:\/|$)/i;
  expect(names.filter((name) => reserved.test(name))).toEqual([]);
  // Nor do two differ in capitals alone, or is one too long for its default limit in a folder of moderate length.
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names.filter((name) => name.length > 180)).toEqual([]);
});

test.skipIf(names.length === 0)('texts and scripts come with the line ends of Unix on every system', () => {
  const lines = git('check-attr', 'eol', '--', '.ci/run', 'README.md', 'spec/openapi.yaml');
  expect(lines.filter((line) => line.endsWith('eol: lf'))).toHaveLength(3);
});
