/** Commands and links in documents exist. */
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts, packageManager }: { scripts: Record<string, string>; packageManager: string } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);
/** Verbs of pnpm itself, of a dependency of the root, or of the package that the document names. */
const others = ['install', 'exec', 'run', 'changeset', 'weights'];

/** Every document that is written by hand. */
const documents = globSync(['*.md', '{docs,spec,findings}/**/*.md', '{apps,packages}/*/*.md'], {
  cwd: root,
  exclude: (path) => /node_modules|CHANGELOG/.test(path),
}).sort();

test.each(documents)('%s names existing verbs, with the pinned version of pnpm', async (document) => {
  const text = await readFile(join(root, document), 'utf8');
  const commands = [...text.matchAll(/npx --yes (pnpm@\S+) (?:run )?([\w:]+)/g)];
  const wrong = commands.filter(
    ([, pnpm, verb = '']) => pnpm !== packageManager || !(verb in scripts || others.includes(verb)),
  );
  expect(wrong.map(([command]) => command)).toEqual([]);
});

test.each(documents)('%s links to existing files', async (document) => {
  const text = await readFile(join(root, document), 'utf8');
  const links = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
});

test('the README fits on three screens', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  expect(readme.split('\n').length).toBeLessThanOrEqual(150);
});
