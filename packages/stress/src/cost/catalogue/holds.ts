/** Bytes that a socket sends before it stalls. */
import { connectionsOf, type Fields, head } from '../http.ts';
import type { TargetName, WorstHold } from '../worst.ts';

/** A body of the largest size, without its end. */
const withheld = Buffer.alloc(12 * 1024 * 1024 - 1, ' ');
const length: Fields = [
  ['Content-Type', 'application/json'],
  ['Content-Length', String(withheld.length + 1)],
];

const date = () => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
const authorization = (key: string): Fields => [
  ['X-Sdk-Date', date()],
  ['Authorization', `SDK-HMAC-SHA256 Access=${key}, SignedHeaders=x-sdk-date, Signature=${'f'.repeat(64)}`],
];

/** The mock accepts any well-formed credentials, so it knows no unknown caller. */
const verifying: readonly TargetName[] = ['SQLite', 'PostgreSQL'];

const chunks: Fields = [
  ['Content-Type', 'application/json'],
  ['Transfer-Encoding', 'chunked'],
];
const oneChunk = Buffer.from(`b00000\r\n${' '.repeat(0xb00000 - 1)}`);
const bytes = Buffer.from('1\r\n \r\n'.repeat(100_000));

const unknown = () => authorization('UNKNOWN');
const token = (value: string) => (): Fields => [['X-Auth-Token', value]];

type Row = readonly [
  name: string,
  credentials: () => Fields,
  fields?: Fields,
  body?: Buffer,
  more?: Partial<WorstHold>,
];
const rows: readonly Row[] = [
  ['a body without credentials', () => []],
  ['a body with a malformed Authorization', () => [['Authorization', 'x']]],
  ['a body signed with an unknown key', unknown, length, withheld, { on: verifying }],
  ['a body with an unknown token', token('bad'), length, withheld, { on: verifying }],
  ['a body that waits to be asked for', unknown, [...length, ['Expect', '100-continue']], withheld, { on: verifying }],
  ['a body of chunks', unknown, chunks, oneChunk, { on: verifying }],
  ['a body of chunks of one byte', unknown, chunks, bytes, { on: verifying }],
  ['a body of a token that is let in', token('good'), length, withheld, { letIn: true }],
  ['a body of chunks of one byte, let in', token('good'), chunks, bytes, { letIn: true }],
];

/** Sockets that keep memory in use. */
export const holds: readonly WorstHold[] = [
  ...rows.map(([name, credentials, fields = length, body = withheld, more = {}]) => ({
    ...{ name, of: 'a body that is read before the credentials are checked', ...more },
    make: () => Buffer.concat([head('POST', connectionsOf('empty'), fields, credentials()), body]),
  })),
  { name: 'nothing', of: 'a socket', make: () => Buffer.alloc(0) },
  { name: 'a line that does not end', of: 'a socket', make: () => Buffer.from(`GET /${'a'.repeat(15_000)}`) },
  {
    name: 'headers that do not end',
    of: 'a socket',
    make: () =>
      Buffer.from(`GET / HTTP/1.1\r\n${Array.from({ length: 1_700 }, (_, at) => `${at.toString(36)}: `).join('\r\n')}`),
  },
  {
    name: 'as many headers as are read, without an end',
    of: 'a socket',
    make: () =>
      Buffer.from(
        `GET / HTTP/1.1\r\n${Array.from({ length: 100 }, (_, at) => `${at}: ${'x'.repeat(140)}`).join('\r\n')}`,
      ),
  },
  {
    name: 'a refused request, and a half of another',
    of: 'a socket',
    make: () => Buffer.from('GET / HTTP/1.1\r\nHost: t\r\n\r\nGET / HT'),
  },
];
