import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wayOfCreate } from '@dli-connections/lab/way';
import { expect, test } from 'vitest';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${workspace}docs/create.md`, 'utf8');

/** Generated, so nobody reads it: the page describes it in words. */
const generated = 'packages/contract/dist/validators.js';

test('a create runs through the files that docs/create.md lists, in their order, and through few', async () => {
  const items = [...page.matchAll(/^(\d+)\. \[([\w.-]+)\]\(([^)]+)\)/gm)];
  expect(items.map(([, number]) => Number(number))).toEqual(items.map((_, at) => at + 1));
  const listed = items.map(([, , name, link = '']) => {
    expect(posix.basename(link)).toBe(name);
    return posix.join('docs', link);
  });
  const way = await wayOfCreate(workspace);
  const run = [...way.keys()];
  expect(run).toContain(generated);
  expect(listed).toEqual(run.filter((file) => file !== generated));

  // The bars of the benchmark. Review a path that grows; do not raise these for convenience.
  expect(run.length).toBeLessThanOrEqual(28);
  expect([...way.values()].flat().length).toBeLessThanOrEqual(95);
});
