/** The messages of the program for a wrong address, name or command, as a new user meets them. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portOf } from '@dli-connections/lab/port';
import { freePort } from '@dli-connections/lab/program';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { waitFor } from '../src/cli/target.ts';
import { programIn } from './program.ts';
import { selfSigned } from './self-signed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dli-kit-new-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { run, runWith } = programIn(folder);

const gateway = ['--only', 'gateway/unknown-path'];

/** Starts a server with a certificate that is trusted only by clients that are given it. */
async function startSecure(): Promise<{ host: string; cert: string }> {
  const signed = await selfSigned();
  const body = JSON.stringify({ error_code: 'APIGW.0101', error_msg: 'no such path' });
  const server = createServer(signed, (_, response) =>
    response.writeHead(404, { 'content-type': 'application/json' }).end(body),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close().closeAllConnections());
  await once(server, 'listening');
  return { host: `127.0.0.1:${portOf(server)}`, cert: signed.cert };
}

test('a certificate that is not trusted is named, with the way to trust it', async () => {
  const { host, cert } = await startSecure();
  const refused = await run(`https://${host}`, ...gateway);
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toMatch(
    /its certificate is not trusted \(.+\); NODE_EXTRA_CA_CERTS=FILE names the one to trust/,
  );
  const file = join(folder, 'trusted.pem');
  writeFileSync(file, cert);
  const trusted = await runWith({ NODE_EXTRA_CA_CERTS: file }, `https://${host}`, ...gateway);
  expect([trusted.code, trusted.stdout]).toEqual([0, expect.stringMatching(/1 passed, 0 failed/)]);
  const plain = await run(`http://${host}`, ...gateway);
  expect([plain.code, plain.stderr]).toEqual([2, expect.stringContaining('the address may begin with https:')]);
});

test('an unknown case name is refused before the first request', async () => {
  const { host } = await startSecure();
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { code, stdout, stderr } = await runWith(env, `https://${host}`, ...gateway, '--only', 'gateway/unknown-paht');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('dli-conformance: no case is called gateway/unknown-paht; --list prints the names');
});

test('a server that was started in another way is restarted by a command of its own', async () => {
  const port = await freePort();
  const reference = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));
  const [data, pid, script] = [join(folder, 'data'), join(folder, 'pid'), join(folder, 'restart.sh')];
  const start = `"${process.execPath}" "${reference}" --data "${data}" --log off --port ${port} >/dev/null 2>&1 &`;
  const stop = `if [ -f "${pid}" ]; then kill $(cat "${pid}"); while kill -0 $(cat "${pid}") 2>/dev/null; do sleep 0.05; done; fi`;
  writeFileSync(script, `${stop}\n${start}\necho $! > "${pid}"\necho run >> "${script}.log"\n`);
  onTestFinished(() => void execFileSync('sh', ['-c', stop]));
  const url = `http://127.0.0.1:${port}`;
  const asked = [url, '--only', 'race/one-create-after-a-restart', '--only', 'restart/*'];
  execFileSync('sh', [script]);
  await waitFor(url, 30_000);
  const { code, stdout } = await run(...asked, '--restart-command', `sh "${script}"`);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/[1-9] passed, 0 failed/)]);
  expect(readFileSync(`${script}.log`, 'utf8').trim().split('\n').length).toBeGreaterThan(1);
  const failing = await run(...asked, '--restart-command', 'exit 3');
  expect([failing.code, failing.stderr]).toEqual([2, expect.stringContaining('the command ended with 3: exit 3')]);
});
