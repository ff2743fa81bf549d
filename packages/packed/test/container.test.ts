/** The steps of the Dockerfile, and the commands of compose, outside of a container: each path in it is a folder of an empty one. */
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { freePort } from '@dli-connections/lab/program';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mustRun } from '../src/index.ts';
import { root } from '../src/published.ts';
import { running } from './program.ts';
import { commandsOf, textOf } from './texts.ts';

const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
let machine: string;
/** The result of the last stage of the Dockerfile. */
const image = { directory: '', env: {} as Record<string, string>, command: [] as string[] };

/** The instructions of the Dockerfile, each in one line. */
const instructions = textOf('docker/Dockerfile')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => /^(\S+)\s+(.*)$/.exec(line)?.slice(1) ?? []);

/** A path of a container as one of the machine of this test. */
const at = (path: string, stage = '') => join(machine, stage, path.replace(/^\.\/?$/, image.directory));

async function copy(words: string, stage: string): Promise<void> {
  const from = /^--from=(\w+) /.exec(words)?.[1];
  const paths = words.replace(/^--\S+ /, '').split(' ');
  const into = at(paths.pop() ?? '', stage);
  if (from)
    return void (await Promise.all(paths.map((path) => cp(at(path, from), join(into, path.replace(/.*\//, ''))))));
  const ignored = textOf('docker/Dockerfile.dockerignore').split('\n').filter(Boolean);
  const names = new Set(ignored.map((line) => line.replace('**/', '')));
  await cp(fileURLToPath(root), into, { recursive: true, filter: (path) => !names.has(path.replace(/.*\//, '')) });
}

async function carryOut(): Promise<void> {
  let stage = '';
  for (const [name = '', words = ''] of instructions) {
    if (name === 'FROM') stage = / AS (\w+)$/.exec(words)?.[1] ?? 'last';
    else if (name === 'WORKDIR') {
      image.directory = words;
      await mkdir(at(words, stage), { recursive: true });
    } else if (name === 'COPY') await copy(words, stage);
    else if (name === 'RUN') {
      const line = words.replaceAll(/(?<= )(\/data)/g, at('$1', stage)).replace(/ && chown \S+ \S+/, '');
      await mustRun('sh', ['-ec', line], { cwd: at(image.directory, stage), env: { PATH }, timeoutMs: 400_000 });
    } else if (name === 'ENV') {
      for (const [, key = '', value = ''] of words.matchAll(/(\w+)=(\S+)/g)) image.env[key] = value;
    } else if (name === 'CMD') image.command = JSON.parse(words);
    else expect(['USER', 'VOLUME', 'EXPOSE']).toContain(name);
  }
  image.directory = at(image.directory, stage);
  image.env.DLI_REFERENCE_DATA = at(image.env.DLI_REFERENCE_DATA ?? '', stage);
}

/** It installs and builds all there is, so `test` has the last part alone; `container` runs the whole. */
const isWhole = process.env.DLI_TEST_CONTAINER !== undefined;

beforeAll(async () => {
  if (!isWhole) return;
  machine = await mkdtemp(join(tmpdir(), 'dli-container-'));
  await carryOut();
}, 600_000);
afterAll(() => (isWhole ? rm(machine, { recursive: true, force: true, maxRetries: 3 }) : undefined));

/** Runs a command as a container of the image would, on a free port of this machine. Resolves to the port. */
async function up(command: string[], env: Record<string, string>): Promise<number> {
  const port = await freePort();
  const loopback = { DLI_REFERENCE_HOST: '127.0.0.1', DLI_MOCK_HOST: '127.0.0.1' };
  const ports = { DLI_REFERENCE_PORT: String(port), DLI_MOCK_PORT: String(port) };
  const whole = { PATH, ...image.env, ...env, ...loopback, ...ports };
  const [file = '', ...args] = command;
  await running({ env: whole }, file, args, image.directory, new RegExp(`:${port}\\b`));
  return port;
}

const create = async (port: number) => {
  const body = JSON.stringify({ name: 'first', dest_vpc_id: 'vpc', dest_network_id: 'network' });
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}/v2.0/p1/datasource/enhanced-connections`;
  return (await fetch(url, { method: 'POST', headers, body })).status;
};

test.runIf(isWhole)('the image serves, and keeps its data in /data', async () => {
  expect(image.env).toMatchObject({ DLI_REFERENCE_HOST: '0.0.0.0', DLI_MOCK_HOST: '0.0.0.0' });
  expect(await create(await up(image.command, {}))).toBe(201);
  expect((await readFile(image.env.DLI_REFERENCE_DATA ?? '')).length).toBeGreaterThan(0);
});

const { services, volumes } = parse(textOf('docker/compose.yaml'));

test.runIf(isWhole)('compose runs the mock', async () => {
  expect(await create(await up(services.mock.command, {}))).toBe(201);
});

test.runIf(isWhole && postgres)(
  'compose runs the reference server on PostgreSQL, and sees that it is ready',
  async () => {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = services.postgres.environment;
    const { DATABASE_URL } = services.reference.environment;
    expect(DATABASE_URL).toBe(`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres/${POSTGRES_DB}`);
    const port = await up(image.command, { DATABASE_URL: await createPlace() });
    expect(await create(port)).toBe(201);
    const [kind, ...check] = services.reference.healthcheck.test.map((word: string) =>
      word.replaceAll('4020', `${port}`),
    );
    expect(kind).toBe('CMD');
    await mustRun(check[0], check.slice(1), { cwd: image.directory, env: { PATH } });
  },
);

test('compose and the page name existing files, volumes and ports', () => {
  expect(Object.keys(volumes)).toEqual(['data']);
  expect(services.postgres.volumes[0]).toMatch(/^data:/);
  const built = services.reference.build;
  expect(textOf(`docker/${built.context}/${built.dockerfile}`)).toBe(textOf('docker/Dockerfile'));
  for (const { ports = [] } of Object.values(services) as { ports?: string[] }[])
    for (const each of ports) expect(each).toMatch(/^127\.0\.0\.1:(40[12]0):\1$/);
  const commands = commandsOf('docs/docker.md');
  expect(commands).toContain('docker compose --file docker/compose.yaml up --build');
  expect(commands.filter((each) => /node_modules/.test(each)).join()).toContain(services.mock.command[0]);
});
