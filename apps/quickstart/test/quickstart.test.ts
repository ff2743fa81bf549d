import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runQuickstart } from '../src/quickstart.ts';

const source = await readFile(new URL('../quickstart.mjs', import.meta.url), 'utf8');

test('it creates, waits, lists and deletes with the packed client, and says so', async () => {
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
