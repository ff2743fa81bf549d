/** A pasted curl line sends the same bytes as the kit, for bodies of any length and content. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { portOf } from '@dli-connections/lab/port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBodies } from '../src/body-file.ts';
import { askAgain } from '../src/failure.ts';

let seen: Buffer;
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  seen = Buffer.concat(parts);
  response.end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

const bodies: Record<string, Uint8Array<ArrayBuffer>> = {
  'a short text': Buffer.from(`{"name":"it's \\ $HOME \`x\` \n é"}`),
  'a byte order mark': Buffer.from('\ufeff{}'),
  'a text of 2,000 bytes': Buffer.from('x'.repeat(2000)),
  'a text of 2,001 bytes': Buffer.from('x'.repeat(2001)),
  '20,001 hosts': Buffer.from(JSON.stringify({ hosts: Array(20_001).fill({ name: 'a', ip: '10.0.0.1' }) })),
  'no UTF-8': Buffer.from([0x22, 0xff, 0xfe, 0x22]),
  'a zero': Buffer.from([0x22, 0, 0x22]),
  'the name of a file': Buffer.from('@/etc/hostname'),
};

test.each(Object.entries(bodies))('%s', async (_, body) => {
  const url = `http://127.0.0.1:${portOf(server)}/`;
  const headers = new Headers({ 'content-type': 'application/json' });
  const again = askAgain({ method: 'POST', url, headers, body });
  expect(again.request.length).toBeLessThan(4000);
  await saveBodies(again.files ?? []);
  await promisify(execFile)('sh', ['-c', again.request]);
  expect(seen.equals(body)).toBe(true);
  for (const { path } of again.files ?? []) await rm(dirname(path), { recursive: true });
});
