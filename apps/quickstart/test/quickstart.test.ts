import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runQuickstart } from '../src/quickstart.ts';

const source = await readFile(new URL('../quickstart.mjs', import.meta.url), 'utf8');

test('it creates, waits, lists and deletes with the packed client, and says so', async () => {
  const output = await runQuickstart();
  const id = /^created ([\da-f-]{36})$/m.exec(output)?.[1];
  expect(output.replaceAll(/q_\d+/g, 'NAME').replaceAll(id ?? '?', 'ID')).toBe(
    'created ID\nqueue q1 is ACTIVE\nlisted NAME ID\ndeleted ID\n',
  );
});

test('it has less than twenty lines, and is the example of the README', async () => {
  expect(source.trim().split('\n').length).toBeLessThan(20);
  const readme = await readFile(new URL('../../../packages/client/README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`\`\`\`ts\n${source}\`\`\``);
});
