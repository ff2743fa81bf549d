/** The packed reference server, run without this repository and without a network. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestOf, mustRun } from '../src/index.ts';
import { installedBy, installProgram, type PackedProgram, problemsOf, running } from './program.ts';

const name = '@dli-connections/reference';
const started = /on (http\S+), data in .*\n/;
const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
const body = JSON.stringify({ name: 'c1', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });

let program: PackedProgram;
let main: string;
beforeAll(async () => {
  program = await installProgram('reference');
  main = join(program.pkgDir, 'dist/main.cjs');
});
afterAll(() => program.remove());

test('is fit to be published, and brings no other package', async () => {
  expect(await problemsOf(program)).toEqual([]);
  const { dependencies, bin } = await manifestOf(program, name);
  expect({ dependencies, bin }).toEqual({ dependencies: undefined, bin: { 'dli-reference': './dist/main.cjs' } });
  expect(await installedBy(program)).toEqual(['', `node_modules/${name}`]);
});

test('lists its contents', async () => {
  const notices = await readFile(join(program.pkgDir, 'dist/THIRD_PARTY_NOTICES.txt'), 'utf8');
  for (const each of ['pg', 'yaml', 'ajv']) expect(notices).toMatch(new RegExp(`^${each} \\d`, 'm'));
  expect(notices, 'a package without a licence').not.toMatch(/^\S+ [\d.]+ \((?:undefined)?\)$/m);
});

test('npx runs it in an empty folder, and it stores its data', async () => {
  const empty = join(program.directory, 'empty');
  await mkdir(empty);
  const args = ['--yes', `file:${program.tarball}`, '--port', '0', '--log', 'off'];
  const [, url] = started.exec(await running(program, 'npx', args, empty, started)) ?? [];
  const connections = `${url}/v2.0/p1/datasource/enhanced-connections`;
  const created = await fetch(connections, { method: 'POST', headers, body });
  const { connection_id } = (await created.json()) as { connection_id: string };
  expect(created.status).toBe(201);
  const shown = await fetch(`${connections}/${connection_id}`, { headers });
  expect(await shown.json()).toMatchObject({ name: 'c1', status: 'ACTIVE', available_queue_info: [{ name: 'q1' }] });
});

test('it has the files that it reads, and its commands', async () => {
  const scenario = join(program.pkgDir, 'examples/scenario.yaml');
  const args = [main, '--port', '0', '--memory', '--log', 'off', '--scenario', scenario];
  const [, url] = started.exec(await running(program, process.execPath, args, program.directory, started)) ?? [];
  const connections = `${url}/v2.0/p1/datasource/enhanced-connections`;
  const refused = await fetch(connections, { method: 'POST', headers, body: body.replace('q1', 'unheard') });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error_code: 'DLI.0002' }]);
  const say = (...args: string[]) => mustRun(process.execPath, [main, ...args], { cwd: program.directory });
  expect(await say('--version')).toBe(`${(await manifestOf(program, name)).version}\n`);
  expect(await say('export', '--help')).toContain('--project-id');
  expect(await (await fetch(`${url}/openapi.yaml`)).text()).toMatch(/^openapi: 3\.1\.1\n/);
});

test('it connects to a database without other packages', async () => {
  const args = ['--port', '0', '--database', 'postgres://nobody@127.0.0.1:1/none'];
  const failed = mustRun(process.execPath, [main, ...args], { cwd: program.directory });
  await expect(failed).rejects.toThrow(/the database at 127\.0\.0\.1:1 cannot be used: connect ECONNREFUSED/);
});

test('it answers before Node has loaded fetch, which takes as long as the start itself', async () => {
  const script = `
    process.argv = [process.argv[0], ${JSON.stringify(main)}, '--port', '0', '--memory', '--log', 'off'];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text) => {
      require('node:http').get(/http[^,]+/.exec(text)[0] + '/no', ({ statusCode }) => {
        const loaded = process.moduleLoadList.filter((name) => /undici|webstreams/.test(name));
        write(JSON.stringify([statusCode, loaded]), () => process.exit(0));
      });
    };
    require(process.argv[1]);`;
  expect(await mustRun(process.execPath, ['-e', script], { cwd: program.directory })).toBe('[404,[]]');
});
