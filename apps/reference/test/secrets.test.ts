/** Secrets of callers stay out of the log and the metrics. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sign } from '@dli-connections/signature';
import { expect, onTestFinished, test } from 'vitest';
import { path, start } from './server-program.ts';

test.each(['json', 'text'])(
  'no token, key or signature gets into what it prints as %s, wherever and however broken it is sent',
  async (form) => {
    const canary = 'c4n4ry';
    const folder = await mkdtemp(join(tmpdir(), 'dli-canary-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'credentials.yaml');
    const known = { token: `token-${canary}`, accessKey: 'AKLOGGED', secretKey: `secret-${canary}` };
    await writeFile(
      file,
      `tokens: [{ token: ${known.token}, projects: [p1] }]
access_keys: [{ access_key: ${known.accessKey}, secret_key: ${known.secretKey}, projects: [p1] }]`,
    );
    // Its output goes on after the start.
    const program = await start('--log', form, '--credentials', file);
    const { child, url, port, exit } = program;
    const signed = await sign(new Request(`${url}${path}`), known);
    const statuses = [await fetch(signed), await fetch(url + path, { headers: { 'x-auth-token': known.token } })];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200]);

    const authorization = signed.headers.get('authorization') ?? '';
    const signature = authorization.slice(-64);
    const lines = [
      ...[
        'X-Auth-Token',
        'Authorization',
        'X-Sdk-Date',
        'X-Security-Token',
        'Cookie',
        'Host',
        'Content-Type',
        'Expect',
      ].map((name) => `${name}: ${canary}`),
      `Authorization: ${authorization}`,
      `Authorization: SDK-HMAC-SHA256 Access=${canary}, SignedHeaders=${canary}, Signature=${canary}`,
      `X-Request-Id: not one ${canary}`,
      `X-Auth-Token ${canary}`,
      `${canary}: a`,
      `X-Auth-Token: ${canary}\0`,
      `X-Auth-Token: ${canary}${'x'.repeat(20_000)}`,
      `Content-Length: ${canary}`,
      `Transfer-Encoding: ${canary}`,
    ];
    const sent = [
      ...lines.map((line) => `GET ${path}?tags=${canary} HTTP/1.1\r\nHost: t\r\n${line}`),
      ...lines.map((line) => `POST ${path} HTTP/1.1\r\nHost: t\r\nContent-Length: 6\r\n${line}`),
      `GET http://user:${canary}@t${path} HTTP/1.1\r\nHost: t`,
      `${canary} / HTTP/1.1\r\nHost: t`,
      `GET /${canary}/${canary} HTTP/${canary}\r\nHost: t`,
    ];
    for (const head of sent) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      const answered = text(socket).catch(() => '');
      socket.write(`${head}\r\nConnection: close\r\n\r\n${canary}`);
      expect(await answered, head).toMatch(/^HTTP\/1\.1 (?!5)/);
    }
    const metrics = await (await fetch(`${url}/metrics`)).text();
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(program.stdout.split('\n').length).toBeGreaterThan(sent.length);
    // The caller is named, without a secret.
    if (form === 'json') expect(program.stdout).toContain('"caller":"AKLOGGED"');
    for (const printed of [program.stdout, program.stderr, metrics]) {
      expect(printed).not.toContain(canary);
      expect(printed).not.toContain(signature);
    }
  },
);
