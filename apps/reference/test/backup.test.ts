/** A backup of a file that a server writes to meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrinting } from '@dli-connections/lab/program';
import { expect, onTestFinished, test } from 'vitest';
import { main, run } from './run.ts';

const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };

test('a backup of a running server has all that was answered before, and is a snapshot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [data, copy] = [join(folder, 'data.sqlite'), join(folder, 'copy.sqlite')];
  const server = await startPrinting({ args: [main, '--port', '0', '--data', data], env: {} });
  onTestFinished(async () => void (await server.end('SIGKILL')));

  let created = 0;
  let writing = true;
  const hosts = Array.from({ length: 200 }, (_, at) => ({ name: `host-${at}`, ip: '10.0.0.1' }));
  const create = async () => {
    const body = JSON.stringify({ name: `n${created}`, dest_vpc_id: 'v', dest_network_id: 'n', hosts });
    const url = `${server.url}/v2.0/p1/datasource/enhanced-connections`;
    const { status } = await fetch(url, { method: 'POST', headers, body });
    expect(status).toBe(201);
    created++;
  };
  for (let n = 0; n < 50; n++) await create();
  const writer = (async () => {
    while (writing) await create();
  })();
  const before = created;
  expect(await run(folder, ['backup', '--data', data, '--out', copy])).toMatchObject({ code: 0 });
  const after = created;
  writing = false;
  await writer;

  expect(await run(folder, ['check', '--data', copy])).toMatchObject({ code: 0, stdout: '' });
  const { stdout } = await run(folder, ['export', '--project-id', 'p1', '--data', copy]);
  const names = [...stdout.matchAll(/"name":"(n\d+)"/g)].map(([, name]) => name);
  // One after another they were created, so a snapshot has the first of them.
  expect(names).toEqual(Array.from({ length: names.length }, (_, at) => `n${at}`));
  expect(names.length).toBeGreaterThanOrEqual(before);
  expect(names.length).toBeLessThanOrEqual(after + 1);
});
