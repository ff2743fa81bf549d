import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { answer } from '../test/exchanges.ts';
import { exchange } from '../test/socket.ts';
import { serve } from './index.ts';

/** A request without a body, or with one of some bytes. */
function requestOf(at: number, size: number | null, isChunked: boolean): string {
  if (size === null) return `GET /${at} HTTP/1.1\r\nHost: t\r\n\r\n`;
  const head = `POST /${at} HTTP/1.1\r\nHost: t\r\n`;
  const body = 'b'.repeat(size);
  if (!isChunked) return `${head}Content-Length: ${size}\r\n\r\n${body}`;
  const chunks = size === 0 ? '' : `${size.toString(16)}\r\n${body}\r\n`;
  return `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`;
}

test('a pipeline gets its answers in order, however its bytes are cut', async () => {
  const served = await serve(
    async (request) => {
      await null;
      const body = await request.take(3_000);
      return answer(`<${request.url.pathname.slice(1)}:${body.length}>`);
    },
    { port: 0, setting: 'NONE' },
  );
  onTestFinished(served.close);
  const request = fc.record({ size: fc.option(fc.nat(3_000), { freq: 2 }), isChunked: fc.boolean() });
  const requests = fc.array(request, { minLength: 1, maxLength: 60 });
  const property = fc.asyncProperty(requests, fc.array(fc.nat()), async (all, cuts) => {
    const text = all.map(({ size, isChunked }, at) => requestOf(at, size, isChunked)).join('');
    const bytes = Buffer.from(`${text}GET /last HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n`);
    const places = [...cuts.map((cut) => cut % bytes.length).sort((one, other) => one - other), bytes.length];
    const { text: answers } = await exchange(served.port, '', async (socket) => {
      for (const [at, place] of places.entries()) {
        socket.write(bytes.subarray(places[at - 1] ?? 0, place));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const expected = all.map(({ size }, at) => `${at}:${size ?? 0}`);
    expect([...answers.matchAll(/<([\w:]+)>/g)].map(([, each]) => each)).toEqual([...expected, 'last:0']);
  });
  await fc.assert(property, { numRuns: 30 });
});
