import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('create-path.ts', import.meta.url));
const page = readFileSync(new URL('../../../docs/create.md', import.meta.url), 'utf8');

/** Generated, so nobody reads it: the page describes it in words. */
const generated = 'packages/contract/dist/validators.js';

test('a create runs through the files that docs/create.md lists, in their order, and through few', async () => {
  // Runs in a process of its own: here V8 would count the files as transformed by the test runner.
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const { status, files }: { status: number; files: Record<string, string[]> } = JSON.parse(stdout);
  expect(status).toBe(201);

  const items = [...page.matchAll(/^(\d+)\. \[([\w.-]+)\]\(([^)]+)\)/gm)];
  expect(items.map(([, number]) => Number(number))).toEqual(items.map((_, at) => at + 1));
  const listed = items.map(([, , name, link = '']) => {
    expect(posix.basename(link)).toBe(name);
    return posix.join('docs', link);
  });
  const run = Object.keys(files);
  expect(run).toContain(generated);
  expect(listed).toEqual(run.filter((file) => file !== generated));

  // Review a path that grows; do not raise these for convenience.
  expect(run.length).toBeLessThanOrEqual(27);
  expect(Object.values(files).flat().length).toBeLessThanOrEqual(87);
});
