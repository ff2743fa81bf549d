/** Each snippet of the READMEs that are published is compiled and run where nothing but the tarballs is installed. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createExchange, openSqliteStore } from '@dli-connections/handler';
import { serve } from '@dli-connections/serve';
import { beforeAll, expect, inject, test } from 'vitest';
import { mustRun, run } from '../src/index.ts';
import { installed, packed } from './installed.ts';
import { skipOrFail } from './runtime.ts';

const here = fileURLToPath(new URL('..', import.meta.url));
/** READMEs of the packages that run on Node from 20 on; the mock does not. */
const older = ['../..', '../client', '../contract', '../signature'].map((folder) => `${folder}/README.md`);
const files = [...older, '../conformance/README.md', '../../apps/mock/README.md'];

/** The snippets of a file. One that makes no client continues the first one of the file that does. */
async function snippetsOf(file: string): Promise<{ file: string; code: string }[]> {
  const text = await readFile(join(here, file), 'utf8');
  const codes = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code);
  const makes = /import \{ (create|load|sign|ask)\w+/;
  const [first = ''] = codes;
  const setup = makes.test(first) ? first.slice(0, first.indexOf('});') + 4) : '';
  return codes.map((code) => ({ file, code: makes.test(code) ? code : `${setup}\n${code}` }));
}
const snippets = (await Promise.all(files.map(snippetsOf))).flat();

const { directory } = await installed();

/** Puts a server in the place of each address that a README calls, with one connection in it. */
const network = (url: string) => `
const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  return pathname === '/token' ? new Response('a-token') : send(new Request('${url}' + pathname + search, request));
};
const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
const body = JSON.stringify({ name: 'first', dest_vpc_id: 'vpc', dest_network_id: 'network', queues: ['q1'] });
await send('${url}/v2.0/p1/datasource/enhanced-connections', { method: 'POST', headers, body });
`;

beforeAll(async () => {
  const into = join(directory, 'more');
  await mkdir(into);
  const more = [await packed('conformance', into), await packed('mock', into)];
  await mustRun('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', ...more], {
    cwd: directory,
  });
  const types = join(createRequire(import.meta.url).resolve('@types/node/package.json'), '../..');
  // As `npm init` makes it, so that only the names of files make them ES modules.
  const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  await writeFile(join(directory, 'package.json'), JSON.stringify({ ...manifest, type: 'commonjs' }));
  for (const [at, { code }] of snippets.entries())
    await writeFile(join(directory, `${at}.mts`), `${code}\nexport {};\n`);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: 'es2022', module: 'nodenext' },
    ...{ types: ['node'], typeRoots: [types] },
  };
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
});

test.each(files)('%s names the file of its first snippet, with the ending of an ES module', async (file) => {
  const [, before = '', code] = /(.*?)^```ts\n(.*?)^```/ms.exec(await readFile(join(here, file), 'utf8')) ?? [];
  const ending = /.*`[\w-]+\.(\w+)`/s.exec(before.split('```').at(-1) ?? '')?.[1];
  expect(ending).toBe(stripTypeScriptTypes(code ?? '') === code ? 'mjs' : 'mts');
});

test('they compile', async () => {
  expect(snippets.length).toBeGreaterThan(10);
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const { output } = await run(process.execPath, [tsc, '-p', '.'], { cwd: directory });
  expect(output).toBe('');
});

const there = inject('runtimes');
const runs = snippets.flatMap(({ file, code }, at) => {
  const line = code.trim().split('\n').at(-1);
  const everywhere = older.includes(file) && !code.includes("from '@dli-connections/mock'");
  const nodes = everywhere ? ['this node', 'node 20', 'node 22'] : ['this node'];
  return nodes.map((node) => ({ at, file, line, node }));
});

test.for(runs)('of $file, the one that ends with "$line" runs on $node', async ({ at, node }, context) => {
  const other = there.find(({ name }) => name === node);
  const program = node === 'this node' ? process.execPath : other?.file;
  if (!program) return skipOrFail(() => context.skip(), node, other?.why ?? '');
  const store = openSqliteStore(':memory:');
  const fresh = await serve(createExchange({ store }), { port: 0, setting: 'none' });
  await writeFile(join(directory, 'network.mjs'), network(fresh.url));
  const code = await readFile(join(directory, `${at}.mts`), 'utf8');
  // The kit's own tests run all of its cases; here a few show that it runs.
  const few = code.replace("{ name: 'mine',", "{ only: ['create/*'], name: 'mine',");
  expect(few === code).toBe(!code.includes('askTarget('));
  await writeFile(join(directory, `${at}.mjs`), stripTypeScriptTypes(few));
  const args = ['--disable-warning=ExperimentalWarning', '--import=./network.mjs', `${at}.mjs`];
  await mustRun(program, args, { cwd: directory }).finally(() => fresh.close());
});
