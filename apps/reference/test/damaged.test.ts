/** Data that somebody has damaged under a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@dli-connections/handler';
import { startPrinting } from '@dli-connections/lab/program';
import { expect, onTestFinished, test } from 'vitest';
import { connectionOf, idOf, piecesOf } from './connection.ts';
import { main } from './run.ts';

test('stored text that is not JSON is 500 with the envelope, and one line however often it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-damaged-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'data.sqlite');
  const store = openSqliteStore(file);
  await store.load('p1', piecesOf(...Array.from({ length: 2_000 }, (_, at) => connectionOf(at + 1))), false);
  await store.close();
  const database = new DatabaseSync(file);
  database.exec(`UPDATE connections SET hosts = '[{"name":' WHERE name IN ('n1', 'n2000')`);
  database.close();

  const server = await startPrinting({ args: [main, '--port', '0', '--data', file], env: {} });
  onTestFinished(async () => void (await server.end('SIGKILL')));
  let errors = '';
  server.child.stderr?.on('data', (chunk) => (errors += chunk));
  const ask = (rest: string) =>
    fetch(`${server.url}/v2.0/p1/datasource/enhanced-connections${rest}`, { headers: { 'x-auth-token': 't' } });
  for (let n = 0; n < 20; n++) {
    const answer = await ask(`/${idOf(1)}`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error_code: 'DLI.0999', error_msg: expect.any(String) });
  }
  expect((await ask(`/${idOf(2)}`)).status).toBe(200);
  // A list without a limit is being sent when its last connection is read.
  await expect(ask('?offset=1&limit=0').then((answer) => answer.text())).rejects.toThrow('terminated');
  expect(await server.end()).toBe(0);
  const lines = [1, 2_000].map((each) => `dli-reference: the stored text of connection ${idOf(each)} is damaged\n`);
  expect(errors).toBe(lines.join(''));
});
