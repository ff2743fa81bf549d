/** Commands and links in documents exist. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { scripts, packageManager }: { scripts: Record<string, string>; packageManager: string } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);
/** Verbs of pnpm itself, or of a dependency of the root. */
const others = ['install', 'exec', 'run', 'changeset'];

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/operating.md',
  'docs/releasing.md',
  'docs/use-it-with.md',
  'docs/generate-a-client.md',
  'apps/quickstart/README.md',
  'apps/reference/README.md',
  'packages/conformance/README.md',
  'packages/interop/README.md',
  'packages/corpus/README.md',
];

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
