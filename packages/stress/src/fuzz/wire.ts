/** Requests as raw bytes on a socket: those that no client would send, and those that a `Request` cannot express. */
import { connect } from 'node:net';
import type { Wired } from '@dli-connections/conformance';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { ask } from '../send.ts';
import { faultsIn } from './answers.ts';
import { type Corpus, project } from './corpus.ts';
import { make } from './make.ts';

/** The project of a request that is hidden inside another one. It must never be carried out. */
export const smuggled = 'smuggled';

/** Longest wait for an answer, in milliseconds. A request that is cut off gets none before the server's timeout. */
const patience = 300;

/** Number of connections that are open at once. */
const atOnce = 32;

const crlf = '\r\n';
const create = '{"name":"s","dest_vpc_id":"v","dest_network_id":"n"}';
const hidden = [
  `POST /v2.0/${smuggled}/datasource/enhanced-connections HTTP/1.1`,
  ...['Host: t', 'X-Auth-Token: t', 'Content-Type: application/json', `Content-Length: ${create.length}`],
  ...['', create],
].join(crlf);
const head = `POST /v2.0/${project}/datasource/enhanced-connections HTTP/1.1${crlf}Host: t${crlf}`;
const chunked = 'Transfer-Encoding: chunked';

/** Requests that two servers in a row may read as one or as two. */
const smuggling: ((random: Random) => string)[] = [
  () => `${head}Content-Length: 4${crlf}${chunked}${crlf}${crlf}0${crlf}${crlf}${hidden}`,
  () => `${head}${chunked}${crlf}Content-Length: ${hidden.length + 5}${crlf}${crlf}0${crlf}${crlf}${hidden}`,
  () => `${head}Content-Length: 0${crlf}Content-Length: ${hidden.length}${crlf}${crlf}${hidden}`,
  (random) =>
    `${head}Transfer-Encoding${random.pick([' ', '\t', '\x0b', '\0'])}: chunked${crlf}Content-Length: ${hidden.length}${crlf}${crlf}${hidden}`,
  (random) =>
    `${head}Transfer-Encoding: ${random.pick(['xchunked', 'chunked, identity', 'chunked\x00', ',chunked'])}${crlf}Content-Length: ${hidden.length}${crlf}${crlf}${hidden}`,
  () => `${head}Content-Length: +${hidden.length}${crlf}${crlf}${hidden}`,
  () => `${head}Content-Length: ${hidden.length}, ${hidden.length}${crlf}${crlf}${hidden}`,
  () => `${head}X: a${crlf} Content-Length: 0${crlf}Content-Length: ${hidden.length}${crlf}${crlf}${hidden}`,
  () =>
    `${head}${chunked}${crlf}${crlf}${hidden.length.toString(16)};a="${crlf}0${crlf}${crlf}"${crlf}${hidden}${crlf}0${crlf}${crlf}`,
  () => `${head}${chunked}${crlf}${crlf}-1${crlf}${hidden}`,
  () =>
    `${head}${chunked}${crlf}${crlf}0000000000000000000000${hidden.length.toString(16)}${crlf}${hidden}${crlf}0${crlf}${crlf}`,
  () => `${head}X: a\rContent-Length: 0${crlf}Content-Length: ${hidden.length}${crlf}${crlf}${hidden}`,
];

/** Request lines and headers that are invalid in this API. */
const lines: ((random: Random) => string)[] = [
  (random) =>
    `GET ${random.pick(['/../../etc/passwd', '//evil.example/v2.0', '/v2.0/%2e%2e/x', '/%00', '/a\\b', '/\x7f', '/ü', '*', 'x', '/#a', '/a b'])} HTTP/1.1${crlf}Host: t`,
  (random) =>
    `GET ${random.pick(['http://t/v2.0', 'https://user:secret@t:99999/', 'file:///etc/passwd', 'http://[::1', 'ftp://t/'])} HTTP/1.1${crlf}Host: t`,
  (random) =>
    `${random.pick(['CONNECT t:80', 'TRACE /', 'get /', 'G\0T /', 'PRI *', '\x16\x03\x01', 'GET  /', ' GET /'])} HTTP/1.1${crlf}Host: t`,
  (random) => `GET / HTTP/${random.pick(['0.9', '1.0', '2.0', '9.9', '1.1x', ''])}${crlf}Host: t`,
  (random) =>
    `GET / HTTP/1.1${crlf}Host: ${random.pick(['', 'a b', 'a,b', '[', '../', 't:x', 't\0', 'x'.repeat(9_000)])}`,
  () => `GET / HTTP/1.1${crlf}Host: t${crlf}Host: u`,
  (random) =>
    `GET / HTTP/1.1${crlf}Host: t${crlf}${Array.from({ length: random.nat(3_000) }, (_, at) => `X-${at}: ${at}`).join(crlf)}`,
  (random) =>
    `GET / HTTP/1.1${crlf}Host: t${crlf}${random.pick([`X: ${'x'.repeat(20_000)}`, 'X', ': x', 'X: \0', 'X\n: y', 'X: a\r\n\tb', 'Expect: x', 'Upgrade: websocket\r\nConnection: Upgrade', 'Accept-Encoding: \x80'])}`,
];

/** A request in the format of HTTP/1.1. */
function wire({ method, url, headers, body }: Wired): Buffer {
  // The answer to HEAD announces a body that does not follow, so the next answer could not be found.
  const verb = method === 'HEAD' ? 'GET' : method;
  const target = url.replace(/^http:\/\/[^/]*/, '') || '/';
  const sent = [...headers].filter(([name]) => name !== 'content-length').map(([name, value]) => `${name}: ${value}`);
  const length = body ? [`Content-Length: ${body.length}`] : [];
  const start = [`${verb} ${target} HTTP/1.1`, 'Host: t', ...sent, ...length, 'Connection: close', '', ''].join(crlf);
  return Buffer.concat([Buffer.from(start, 'latin1'), body ?? new Uint8Array()]);
}

/** Bytes that follow from a seed. */
export function bytesOf(seed: number, corpus: Corpus): Buffer {
  const random = createRandom(seed);
  if (random.chance(0.15)) return Buffer.from(random.pick(smuggling)(random), 'latin1');
  if (random.chance(0.25))
    return Buffer.from(`${random.pick(lines)(random)}${crlf}Connection: close${crlf}${crlf}`, 'latin1');
  if (random.chance(0.05)) return Buffer.from(Array.from({ length: random.nat(300) }, () => random.nat(256)));
  const bytes = wire(make(seed, corpus).request);
  const defects = random.nat(3);
  for (let defect = 0; defect < defects; defect++) {
    const at = random.nat(Math.min(bytes.length, 400));
    bytes[at] = random.pick([0, 10, 13, 32, 58, 127, 128, 255, random.nat(256)]);
  }
  return random.chance(0.1) ? bytes.subarray(0, random.nat(bytes.length)) : bytes;
}

/** Sends raw bytes. Returns everything received until the server closes or the wait ends. */
export function exchange(port: number, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {}); // the server may close before it has read everything
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    socket.write(bytes);
  });
}

/** Sends the bytes of many seeds to a server, some at once. Returns the number of connections without an answer. */
export async function fuzzWire(url: string, corpus: Corpus, seed: number, count: number): Promise<number> {
  const port = Number(new URL(url).port);
  let [next, silent] = [0, 0];
  async function work(): Promise<void> {
    while (next < count) {
      const at = seed + next++;
      const bytes = bytesOf(at, corpus);
      const answer = await exchange(port, bytes);
      if (answer.length === 0) silent++;
      const faults = faultsIn(answer, corpus.rules);
      if (faults.length > 0)
        throw new Error(
          `seed ${at}: ${faults.join('; ')}\n${JSON.stringify(bytes.toString('latin1').slice(0, 1_500))}\n${answer.toString('latin1').slice(0, 500)}`,
        );
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  const { count: found } = await ask(url, { operation: 'listEnhancedConnections', input: { project_id: smuggled } });
  if (found !== 0) throw new Error('a request was carried out that was hidden in another one');
  if (!(await fetch(`${url}/readyz`)).ok) throw new Error('the server is not ready any more');
  return silent;
}
