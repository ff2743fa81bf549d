/** Each shell command of the documents, where its reader pastes it. One that no row below knows fails. */
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@cdktf/hcl2json';
import { createExchange, openSqliteStore } from '@dli-connections/handler';
import { startReference } from '@dli-connections/reference';
import { type Served, serve } from '@dli-connections/serve';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { mustRun, run } from '../src/index.ts';
import { readManifest, root } from '../src/published.ts';
import { installProgram, type PackedProgram, running } from './program.ts';
import { skipOrFail } from './runtime.ts';
import { commandsOf, shellBlocksOf, textOf, texts } from './texts.ts';

const here = fileURLToPath(root);
let program: PackedProgram;
let server: Served;
/** A clone whose turbo finds everything built, as it is while these tests run. */
let clone: string;
beforeAll(async () => {
  program = await installProgram('reference', 'mock');
  server = await serve(createExchange({ store: openSqliteStore(':memory:') }), {
    port: 0,
    setting: '',
  });
  clone = join(program.directory, 'clone');
  await mkdir(join(clone, 'node_modules/turbo/bin'), { recursive: true });
  await writeFile(join(clone, 'node_modules/turbo/bin/turbo'), '');
  for (const folder of ['apps', 'packages', 'spec']) await symlink(join(here, folder), join(clone, folder), 'junction');
  // A copy: the launcher takes its own place for the root of the clone.
  await mkdir(join(clone, 'scripts'));
  await copyFile(join(here, 'scripts/run.mjs'), join(clone, 'scripts/run.mjs'));
  const scenario = /```yaml\n(queues:.*?)```/s.exec(textOf('apps/reference/README.md'))?.[1] ?? '';
  await writeFile(join(program.directory, 'scenario.yaml'), scenario);
  await mkdir(join(program.directory, 'my'));
  const variant = "openapi: 3.1.1\ninfo: { title: A, version: '1' }\npaths: {}\n";
  await writeFile(join(program.directory, 'my/openapi.yaml'), variant);
  await createInP1();
});
afterAll(async () => {
  await server.close();
  await program.remove();
});

/** Makes the connection that the reader of a page has in the data file by then. */
async function createInP1(): Promise<void> {
  const data = join(program.directory, '.dli/reference.sqlite');
  const before = await startReference({ port: 0, host: '127.0.0.1', data });
  const body = JSON.stringify({ name: 'first', dest_vpc_id: 'vpc', dest_network_id: 'network' });
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const path = '/v2.0/p1/datasource/enhanced-connections';
  expect((await fetch(before.url + path, { method: 'POST', headers, body })).status).toBe(201);
  await before.close();
}

/** Starts a server on a free port, and waits until it listens. */
const starts = (command: string, cwd: string) =>
  running(program, 'sh', ['-c', `exec ${command} --port 0`], cwd, /http:\/\/127\.0\.0\.1:\d+/);

const helps = new Map<string, Promise<string>>();

/** The help of a verb, which many commands have. */
function helpOf(verb: string): Promise<string> {
  const help = helps.get(verb) ?? mustRun(process.execPath, ['scripts/run.mjs', verb, '--help'], { cwd: here });
  helps.set(verb, help);
  return help;
}

/** A verb is there, and each flag that it is shown with is in its help. */
async function verbIsThere(command: string): Promise<void> {
  const [, verb = '', rest = ''] = /^npx --yes pnpm@[\d.]+ (\S+)(.*)/.exec(command) ?? [];
  const scripts = (await import(new URL('package.json', root).href, { with: { type: 'json' } })).default.scripts;
  expect(scripts).toHaveProperty([verb]);
  const output = await helpOf(verb);
  expect(output).toMatch(/\S/);
  for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(output).toContain(flag);
}

async function scriptIsThere(command: string): Promise<void> {
  const [, name, script = ''] = /--filter @dli-connections\/(\S+) (\S+)/.exec(command) ?? [];
  expect(readManifest(`packages/${name}`)).toHaveProperty(['scripts', script]);
}

const atTheClone = (command: string) =>
  starts(command.replace(/^npx --yes pnpm@[\d.]+ /, `"${process.execPath}" scripts/run.mjs `), clone);
const installed = (command: string) => starts(command, program.directory);
const ofProject = /^npx @dli-connections\/(?:reference|mock)/;

/** The way in which a command is tried: by the first row that it matches. Words name the test that runs it instead. */
const rows: [pattern: RegExp, how: string | ((command: string) => Promise<unknown>)][] = [
  [/^npx --yes pnpm@\S+ (?:mock|reference)\b/, atTheClone],
  [/^npx --yes pnpm@\S+ --filter /, scriptIsThere],
  [/ exec prism (?:mock|proxy) /, prismServes],
  [/^npx --yes pnpm@/, verbIsThere],
  [/(?:import|export) .*(?:--out|state\.json)/, noSuchDatabase],
  [/--database|distribute/, noSuchDatabase],
  [
    /--seed state\.json/,
    (command) => noSuchDatabase('export --project-id p1 --out state.json').then(() => installed(command)),
  ],
  [ofProject, (command) => installed(command.replace(/ &$/, ''))],
  [/^npx @dli-connections\/conformance --client/, 'packages/conformance/test/cli.test.ts'],
  [/^(?:for |npm trust |done$)/, 'done once, by hand; workflows.test.ts runs the script that publishes from then on'],
  [/^curl .*http:\/\/127\.0\.0\.1:40[12]0\//, pages],
];

/** Documents whose commands depend on each other have tests of their own. */
const elsewhere: Record<string, string> = {
  'docs/operating.md': 'operating.test.ts',
  'docs/postgres.md': 'apps/reference/test/postgres-page.test.ts; the commands of Citus take a cluster',
  'docs/docker.md': 'container.test.ts',
  'docs/generate-a-client.md': 'packages/interop/test/documents.test.ts',
  'docs/use-it-with.md': 'below, and packages/interop',
};

async function prismServes(command: string): Promise<void> {
  const prism = `"${process.execPath}" node_modules/@stoplight/prism-cli/dist/index.js`;
  const line = command.replace(/^.* exec prism/, prism).replace(/-p \d+/, '-p 0');
  await running(program, 'sh', ['-c', `exec ${line}`], here, /Prism is listening|127\.0\.0\.1/);
}

/** Runs a command that names a missing database: it gets as far as the attempt. */
async function noSuchDatabase(command: string): Promise<void> {
  const line = command
    .replace(/^npx @dli-connections\/reference/, '')
    .replaceAll(/@[\w.:,]+\/dli/g, '@127.0.0.1:1/dli');
  const main = join(program.pkgDir, 'dist/main.cjs');
  const { code, output } = await run('sh', ['-c', `exec "${process.execPath}" "${main}" ${line}`], {
    cwd: program.directory,
    env: { DLI_REFERENCE_PORT: '0' },
  });
  if (line.includes('--database')) expect(output).toMatch(/database at 127\.0\.0\.1:1 cannot be used/);
  else expect({ code, output }).toMatchObject({ code: 0 });
}

async function pages(command: string): Promise<void> {
  const words = command.includes(':4010/') ? 'mock' : 'reference --memory --reset';
  const output = await installed(`npx @dli-connections/${words}`);
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
  const line = command.replace('curl ', 'curl --fail ').replace(/http:\/\/127\.0\.0\.1:40[12]0/, url);
  await mustRun('sh', ['-c', line], { cwd: here });
}

const commands = texts
  .filter((file) => !(file in elsewhere))
  .flatMap((file) => [...new Set(commandsOf(file))].map((command) => ({ file, command })));

test('there are commands', () => expect(commands.length).toBeGreaterThan(25));

test.each(texts)('each command of %s is in a block of shell', (file) => {
  for (const [, language, block] of textOf(file).matchAll(/^ *```(\w*)\n(.*?)^ *```/gms))
    if (language !== 'sh') expect(block).not.toMatch(/^ *(?:npx|npm|node|curl|docker|git) /m);
});

test.each(commands)('$file: $command', async ({ command }) => {
  const how = rows.find(([pattern]) => pattern.test(command))?.[1];
  if (how === undefined) throw new Error('no row above says how this command is tried; add one');
  if (typeof how === 'function') await how(command);
});

const there = inject('runtimes');
test.for(['node 20', 'node 22'])(
  'in a clone, a verb that is called with %s runs on the Node of the install',
  async (name, context) => {
    const { file, why = '' } = there.find((each) => each.name === name) ?? {};
    if (!file) return skipOrFail(() => context.skip(), name, why);
    const PATH = `${dirname(file)}${delimiter}${process.env.PATH}`;
    const { packageManager } = (await import(new URL('package.json', root).href, { with: { type: 'json' } })).default;
    // The install of the clone that runs these tests is used as it is: others read it meanwhile.
    const asItIs = '--config.verify-deps-before-run=false';
    const print = [
      '--yes',
      '--prefer-offline',
      packageManager,
      '--silent',
      asItIs,
      'exec',
      'node',
      '-p',
      'process.version',
    ];
    expect(await mustRun('node', ['-p', 'process.version'], { cwd: here, env: { PATH } })).toMatch(
      `v${name.slice(5)}.`,
    );
    expect(await mustRun('npx', print, { cwd: here, env: { PATH } })).toMatch(/^v(?:2[4-9]|[3-9]\d)\.\d+\.\d+\n$/);
  },
);

test('the snippet of packages/handler runs in the clone', async () => {
  const [, code = ''] = /^```ts\n(.*?)^```/ms.exec(textOf('packages/handler/README.md')) ?? [];
  // In this package, which sees the packages that are not published.
  const folder = await mkdtemp(fileURLToPath(new URL('.snippet-', import.meta.url)));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'snippet.ts'), `${code}console.log((await client.listEnhancedConnections()).count);\n`);
  const args = ['--disable-warning=ExperimentalWarning', 'snippet.ts'];
  expect(await mustRun(process.execPath, args, { cwd: folder })).toBe('0\n');
});

test('the curl lines of docs/use-it-with.md create, and find what they created', async () => {
  const [block = ''] = shellBlocksOf('docs/use-it-with.md');
  const output = await mustRun('sh', ['-ec', block.replaceAll('http://127.0.0.1:4020', server.url)], { cwd: here });
  expect(output).toContain('"name":"test","status":"ACTIVE"');
});

test('the Terraform of docs/use-it-with.md is HCL that names where its provider comes from', async () => {
  const [, hcl = ''] = /^```hcl\n(.*?)^```/ms.exec(textOf('docs/use-it-with.md')) ?? [];
  const parsed = await parse('main.tf', hcl);
  expect(parsed.terraform).toEqual([{ required_providers: [{ huaweicloud: { source: 'huaweicloud/huaweicloud' } }] }]);
  expect(parsed.provider.huaweicloud[0].endpoints).toEqual({ dli: 'http://127.0.0.1:4020/' });
  expect(Object.keys(parsed.resource)).toEqual(['huaweicloud_dli_datasource_connection']);
});

test('no document asks the reader for a pnpm of their own, or runs TypeScript with the Node on their PATH', () => {
  // docs/postgres.md says which Node its commands need.
  const asked = texts
    .filter((file) => file !== 'docs/postgres.md')
    .flatMap((file) =>
      [...textOf(file).matchAll(/(?<=^ *|`)(?:pnpm |node \S+\.ts\b).*/gm)].map(([found]) => `${file}: ${found}`),
    );
  expect(asked).toEqual([]);
});
