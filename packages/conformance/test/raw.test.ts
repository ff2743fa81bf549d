/** The raw client: its bytes, and its view of an answer. */
import { startReference } from '@dli-connections/reference';
import { expect, test } from 'vitest';
import { wireForms } from '../src/cases.ts';
import { runSession } from '../src/index.ts';
import { answerOf, bytesOf } from '../src/raw.ts';
import { bundle, contract, kit } from './targets.ts';

const wired = {
  method: 'POST',
  url: 'http://h:1/p?q=1',
  headers: new Headers({ 'x-auth-token': 'any' }),
  body: new TextEncoder().encode('"ü"'),
};

test('a request is written in each form', () => {
  const written = Object.fromEntries(wireForms.map((form) => [form, bytesOf(wired, form).toString('latin1')]));
  expect(written['lower-case']).toMatch(
    /^POST \/p\?q=1 HTTP\/1\.1\r\nhost: h:1\r\n.*content-length: 4\r\nx-auth-token: any\r\n\r\n"/s,
  );
  expect(written['upper-case']).toContain('\r\nX-AUTH-TOKEN: any\r\n');
  expect(written['mixed-case']).toContain('\r\nx-aUtH-ToKeN: any\r\n');
  expect(written.spaced).toContain('\r\nx-auth-token: \t any \t\r\n');
  expect(written['chunked-by-byte']).toMatch(
    /transfer-encoding: chunked.*\r\n\r\n1;kit=1\r\n"\r\n1;kit=1\r\n\xc3\r\n1;kit=1\r\n\xbc\r\n.*0\r\n\r\n$/s,
  );
});

test('an answer is read to its last byte', async () => {
  const chunked = answerOf(
    Buffer.from(
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{"\r\n3;x\r\na":\r\n0\r\n\r\n',
    ),
  );
  expect([chunked.status, await chunked.text()]).toEqual([200, '{"a":']);
  expect(() => answerOf(Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}'))).toThrow(
    'has 2 bytes, and says Content-Length 9',
  );
  expect(() => answerOf(Buffer.from('hello'))).toThrow('not HTTP');
});

test('the reference server takes every form, and what was created is deleted', async () => {
  const { url, close } = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
  const asked = { name: 'reference', target: fetch, endpoint: url, network: true, bundle, contract, suite: kit.suite };
  const { ran } = await runSession({ ...asked, project: 'p1', only: ['wire/*'] });
  const list = `${url}/v2.0/p1/datasource/enhanced-connections?limit=0`;
  const answer = await fetch(list, { headers: { 'x-auth-token': 'any' } });
  const { connections }: { connections: { status: string }[] } = await answer.json();
  await close();
  expect(
    ran.filter(({ outcome }) => outcome !== 'passed').map(({ result }) => [result.name, ...result.faults]),
  ).toEqual([]);
  expect(ran.length).toBeGreaterThan(12);
  expect(connections.length).toBeGreaterThan(5);
  expect(connections.filter(({ status }) => status !== 'DELETED')).toEqual([]);
});
