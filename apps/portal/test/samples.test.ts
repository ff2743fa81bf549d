/** The samples of the reference, run as a reader would: each pasted, against a reference server where its connection is. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDliClient } from '@dli-connections/client';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { startReference } from '@dli-connections/reference';
import { samplesOf } from '@dli-connections/spec/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const samples = [...samplesOf(await readBundle())];
const run = promisify(execFile);
const python = await run('python3', ['--version']).then(
  () => true,
  () => false,
);
const needsPython = process.env.DLI_REQUIRE_RUNTIMES === '1';
if (!python && !needsPython) console.warn('There is no python3: SKIPPED that the Python samples run.');

/** The server, the project and the connection that the samples name. */
const [address, projectId, example] = [
  'http://127.0.0.1:4020',
  '48cc2c48765f481480c7db940d6409d1',
  '2a620c33-5609-40c9-affd-2b6453071b0f',
];
const project = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeAll(async () => {
  // Within the package, so that the client is found as it is by a reader who has installed it.
  folder = await mkdtemp(join(project, '.samples-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a server with a connection that has everything the samples remove, and gives a sample the server's address and the connection's identifier. */
async function serverFor(operationId: string) {
  const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
  const client = createDliClient({ endpoint: server.url, projectId, credentials: 'any' });
  const place = { dest_vpc_id: 'vpc', dest_network_id: 'network' };
  const { connection_id } = await client.createEnhancedConnection({ name: 'seeded', ...place, queues: ['q1', 'q2'] });
  if (/^delete.*Route/.test(operationId)) {
    await client.createEnhancedConnectionRoutes({ connection_id, name: 'route-1', cidr: '10.0.0.0/24' });
  }
  const placed = (source: string) => source.replaceAll(address, server.url).replaceAll(example, connection_id);
  return { placed, close: () => server.close() };
}

const programs = {
  curl: (source: string) => run('sh', ['-c', source]),
  async TypeScript(source: string) {
    const file = join(folder, 'sample.ts');
    await writeFile(file, source);
    return run(process.execPath, [file]);
  },
  Python: (source: string) => run('python3', ['-c', source]),
};

it('every operation has a sample in each language', () => {
  expect(samples.map(([operationId]) => operationId).sort()).toEqual(Object.keys(operations).sort());
  for (const [operationId, those] of samples) {
    expect(
      those.map(({ label }) => label),
      operationId,
    ).toEqual(Object.keys(programs));
  }
});

it('the samples of the client compile', async () => {
  const files = samples.flatMap(([operationId, those]) =>
    those.flatMap(({ label, source }) => (label === 'TypeScript' ? [[`${operationId}.ts`, source] as const] : [])),
  );
  for (const [name, source] of files) await writeFile(join(folder, name), source);
  const extended = { extends: '../../../tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(extended));
  const tsc = join(project, 'node_modules/.bin/tsc');
  const { stdout } = await run(tsc, ['-p', folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});

describe.each(['curl', 'TypeScript', 'Python'] as const)('%s', (label) => {
  it.skipIf(label === 'Python' && !python && !needsPython).each(samples)('%s', async (operationId, those) => {
    const { source } = those.find((sample) => sample.label === label) ?? { source: '' };
    const { placed, close } = await serverFor(operationId);
    try {
      // A program that is answered with an error fails; curl prints it.
      const { stdout } = await programs[label](placed(source));
      expect(stdout).not.toContain('error_code');
      expect(stdout).not.toMatch(/"?is_success"?: ?(?:false|False)/);
      if (!/^batch.*Tags$/.test(operationId)) expect(stdout.trim()).not.toBe('');
    } finally {
      await close();
    }
  });
});
