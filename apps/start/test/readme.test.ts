/** The README's snippet, as its reader would paste it: it compiles and runs against the reference server. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startReference } from '@dli-connections/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
let folder: string;

beforeAll(async () => {
  // Inside this package, so that the client resolves as it would for its user.
  folder = await mkdtemp(join(here, '.readme-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the snippet of the README compiles, runs, and prints the peer', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, snippet = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
  const file = join(folder, 'snippet.ts');
  await writeFile(file, snippet.replace('http://127.0.0.1:4020', server.url));
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['snippet.ts'], compilerOptions: { types: ['node'] } }),
  );
  try {
    await run(process.execPath, [
      fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc'),
      '-p',
      folder,
    ]);
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toBe('q1: ACTIVE\n');
  } finally {
    await server.close();
  }
}, 30_000);
