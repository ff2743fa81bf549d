/** The install lines of the texts are true today, and will be on the day of the first release. */
import { expect, test } from 'vitest';
import { installCommand, promisesIn, withInstalls } from '../src/install.ts';
import { folders, isOnNpm, packageNames, readManifest } from '../src/published.ts';
import { textOf, texts } from './texts.ts';

test.each(texts)('%s promises only files that exist', (file) => {
  const text = textOf(file);
  expect(withInstalls(text, isOnNpm()), 'run "npx --yes pnpm@12.21.0 generate"').toBe(text);
  expect(promisesIn(text), 'put it between <!-- install: NAME --> and <!-- end -->').toEqual([]);
});

test.each(texts)('%s uses npx only for packages that it installs', (file) => {
  const text = textOf(file);
  const names = new Set([...text.matchAll(/npx @dli-connections\/([\w-]+)/g)].map(([, name = '']) => name));
  const explained = (name: string) =>
    new RegExp(`<!-- (?:install|run): ${name}\\b`).test(text) || /\]\(operating\.md\)/.test(text);
  expect([...names].filter((name) => !explained(name))).toEqual([]);
});

test('a text is filled before and after the first release, and can be filled again', () => {
  const text = 'a\n<!-- install: mock --save-dev -->\nold\n<!-- end -->\nb\n<!-- run: reference -->\n<!-- end -->\n';
  const before = withInstalls(text, false);
  expect(before).toContain('Nothing is on npm yet.');
  expect(before).toContain('\nnpm install --save-dev ../dli-connections/dist/npm/dli-connections-mock.tgz\n');
  const after =
    'a\n<!-- install: mock --save-dev -->\n```sh\nnpm install --save-dev @dli-connections/mock\n```\n<!-- end -->\n' +
    'b\n<!-- run: reference -->\n```sh\nnpx @dli-connections/reference\n```\n<!-- end -->\n';
  expect(withInstalls(before, true)).toBe(after);
  expect(withInstalls(after, false)).toBe(before);
  expect(() => withInstalls('<!-- run: mok -->\n<!-- end -->', true)).toThrow('"run: mok" names no package');
});

test('an installation outside of a marked place is found', () => {
  expect(promisesIn('then `pnpm add @dli-connections/client` and so on')).toHaveLength(1);
  expect(promisesIn(withInstalls('<!-- install: client -->\n<!-- end -->', true))).toEqual([]);
  expect(installCommand('client', true)).toBe('npm install @dli-connections/client');
});

test.each(packageNames)('%s has every field that npm shows', (name) => {
  const { repository } = readManifest('');
  const manifest = readManifest(folders[name]);
  const address = repository?.url.replace(/^git\+|\.git$/g, '');
  const directory = folders[name];
  expect(manifest.repository).toEqual({ ...repository, directory });
  expect(manifest.homepage).toBe(`${address}/tree/main/${directory}#readme`);
  expect(manifest.bugs).toBe(`${address}/issues`);
  expect(manifest.keywords?.length).toBeGreaterThan(3);
  expect(manifest).toMatchObject({ license: 'MIT', description: expect.stringMatching(/.{20}/) });
  expect(manifest.engines?.node).toMatch(/^>=/);
  expect(manifest.files).toContain('CHANGELOG.md');
  expect(manifest.private).toBeUndefined();
});
