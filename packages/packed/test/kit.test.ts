/** The packed conformance kit, installed in an empty folder: one command asks a server. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExchange, openSqliteStore } from '@dli-connections/handler';
import { type Served, serve } from '@dli-connections/serve';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mustRun, run } from '../src/index.ts';
import { packed } from './installed.ts';

const name = '@dli-connections/conformance';
let directory: string;
let server: Served;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dli-packed-kit-'));
  const tarballs = join(directory, 'tarballs');
  await mkdir(tarballs);
  const tarball = await packed('conformance', tarballs);
  await writeFile(join(directory, 'package.json'), JSON.stringify({ name: 'implementer', private: true }));
  const flags = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  await mustRun('npm', ['install', ...flags, tarball], { cwd: directory });
  const store = openSqliteStore(':memory:');
  server = await serve(createExchange({ store }), { port: 0, setting: 'none' });
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

/** The command line of an implementer; npx finds the command in the folder, and the Node of these tests. */
const kit = (...args: string[]) => {
  const PATH = `${join(process.execPath, '..')}:${process.env.PATH}`;
  return run('npx', ['--offline', name, ...args], { cwd: directory, env: { PATH } });
};

test('it is fit to be published, and needs nothing at run time', async () => {
  const pkgDir = join(directory, 'node_modules', name);
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  const manifest = JSON.parse(await readFile(join(pkgDir, 'package.json'), 'utf8'));
  expect(manifest.dependencies).toBeUndefined();
  expect(JSON.stringify(manifest)).not.toContain('workspace:');
  expect(await readFile(join(pkgDir, 'dist/THIRD_PARTY_NOTICES.txt'), 'utf8')).toMatch(/^ajv \d/m);
});

test('it tests a server, and its exit code is the result', async () => {
  const only = ['--only', 'createEnhancedConnection/body.name/*', '--only', 'create/*'];
  const good = await kit('--target', server.url, ...only, '--report', 'report.html');
  expect(good.output).toMatch(/\d+ cases, \d+ passed, 0 failed/);
  expect(good.code).toBe(0);
  expect(await readFile(join(directory, 'report.html'), 'utf8')).toContain('createEnhancedConnection');

  const wrong = await serve(
    async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
    {
      port: 0,
      setting: 'none',
    },
  );
  const bad = await kit('--target', wrong.url, '--only', 'listEnhancedConnections/query.limit/*');
  await wrong.close();
  expect(bad.output).toMatch(/^FAILED openapi\.yaml:\d+ \//m);
  expect(bad.code).toBe(1);
});

test('it is also a library', async () => {
  const program = `import { loadKit, askTarget } from '${name}';
    const kit = await loadKit();
    const { report } = await askTarget(kit, { name: 'down', target: async () => Response.json({}), only: ['create/*'] });
    console.log(report.counts.failed === report.total && report.total > 0 ? 'it failed' : report);`;
  await writeFile(join(directory, 'program.mjs'), program);
  expect(await mustRun(process.execPath, ['program.mjs'], { cwd: directory })).toBe('it failed\n');
});
