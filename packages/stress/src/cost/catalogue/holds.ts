/** Bytes that a socket sends before it stalls. */
import { connectionsOf, type Fields, head } from '../http.ts';
import type { TargetName, WorstHold } from '../worst.ts';

/** A body of the largest size, less its end. */
const withheld = Buffer.alloc(12 * 1024 * 1024 - 1, ' ');
const of = 'a body that is taken before the credentials are judged';
const length: Fields = [
  ['Content-Type', 'application/json'],
  ['Content-Length', String(withheld.length + 1)],
];

const date = () => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
const authorization = (key: string): Fields => [
  ['X-Sdk-Date', date()],
  ['Authorization', `SDK-HMAC-SHA256 Access=${key}, SignedHeaders=x-sdk-date, Signature=${'f'.repeat(64)}`],
];

/** The mock accepts any well-formed credentials, so nobody is unknown to it. */
const verifying: readonly TargetName[] = ['SQLite', 'PostgreSQL'];

const body = (
  name: string,
  credentials: () => Fields,
  fields: Fields = length,
  bytes: Buffer = withheld,
): WorstHold => ({
  name,
  of,
  make: () => Buffer.concat([head('POST', connectionsOf('empty'), fields, credentials()), bytes]),
});

const chunks: Fields = [
  ['Content-Type', 'application/json'],
  ['Transfer-Encoding', 'chunked'],
];

/** Sockets that keep memory in use. */
export const holds: readonly WorstHold[] = [
  body('a body without credentials', () => []),
  body('a body with a malformed Authorization', () => [['Authorization', 'x']]),
  { ...body('a body signed with an unknown key', () => authorization('UNKNOWN')), on: verifying },
  { ...body('a body with an unknown token', () => [['X-Auth-Token', 'bad']]), on: verifying },
  {
    ...body('a body that waits to be asked for', () => authorization('UNKNOWN'), [
      ...length,
      ['Expect', '100-continue'],
    ]),
    on: verifying,
  },
  {
    ...body(
      'a body of chunks',
      () => authorization('UNKNOWN'),
      chunks,
      Buffer.from(`b00000\r\n${' '.repeat(0xb00000 - 1)}`),
    ),
    on: verifying,
  },
  {
    ...body(
      'a body of chunks of one byte',
      () => authorization('UNKNOWN'),
      chunks,
      Buffer.from('1\r\n \r\n'.repeat(100_000)),
    ),
    on: verifying,
  },
  { ...body('a body of a token that is let in', () => [['X-Auth-Token', 'good']]), letIn: true },
  {
    ...body(
      'a body of chunks of one byte, let in',
      () => [['X-Auth-Token', 'good']],
      chunks,
      Buffer.from('1\r\n \r\n'.repeat(100_000)),
    ),
    letIn: true,
  },
  { name: 'nothing', of: 'a socket', make: () => Buffer.alloc(0) },
  { name: 'a line that does not end', of: 'a socket', make: () => Buffer.from(`GET /${'a'.repeat(15_000)}`) },
  {
    name: 'headers that do not end',
    of: 'a socket',
    make: () =>
      Buffer.from(`GET / HTTP/1.1\r\n${Array.from({ length: 1_700 }, (_, at) => `${at.toString(36)}: `).join('\r\n')}`),
  },
  {
    name: 'a refused request, and a half of another',
    of: 'a socket',
    make: () => Buffer.from('GET / HTTP/1.1\r\nHost: t\r\n\r\nGET / HT'),
  },
];
