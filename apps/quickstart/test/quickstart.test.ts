import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@dli-connections/packed';
import { expect, onTestFinished, test } from 'vitest';
import { runQuickstart } from '../src/quickstart.ts';

const source = await readFile(new URL('../quickstart.mjs', import.meta.url), 'utf8');

test('it creates, waits, lists and deletes with the packed client, and prints each step', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dli-quickstart-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const output = await runQuickstart({ directory });
  const id = /^created ([\da-f-]{36})$/m.exec(output)?.[1];
  expect(output.replaceAll(/q_\d+/g, 'NAME').replaceAll(id ?? '?', 'ID')).toBe(
    'created ID\nqueue q1 is ACTIVE\nlisted NAME ID\ndeleted ID\n',
  );
  // An edited program stays as it is.
  await writeFile(join(directory, 'quickstart.mjs'), 'console.log(process.env.DLI_ENDPOINT)');
  expect(await runQuickstart({ directory, endpoint: 'http://other.test' })).toBe('http://other.test\n');
});

test('it has less than twenty lines, and is the example of the README', async () => {
  expect(source.trim().split('\n').length).toBeLessThan(20);
  const readme = await readFile(new URL('../../../packages/client/README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`\`\`\`ts\n${source}\`\`\``);
});

test.each<[args: string[], variable: string, message: string]>([
  [['--endpoint', ''], '', '--endpoint needs a value'],
  [['--endpoint', 'h:1'], '', '--endpoint must be an http:// or https:// address, not "h:1"'],
  [[], 'ftp://h', 'DLI_ENDPOINT must be an http:// or https:// address, not "ftp://h"'],
  [['--endpoint', 'http://127.0.0.1:1'], 'h', 'nothing answers at http://127.0.0.1:1: bad port'],
])('%j with the variable %j is refused in one line, before anything is made', async (args, DLI_ENDPOINT, message) => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const { code, output } = await run(process.execPath, [main, ...args], { cwd: tmpdir(), env: { DLI_ENDPOINT } });
  expect([code, output.split('\n').at(-2)]).toEqual([1, `quickstart: ${message}`]);
});
