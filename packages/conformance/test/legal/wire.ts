/** Servers that put the answers of the reference handler on the wire in another way that HTTP allows. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { portOf } from '@dli-connections/lab/port';
import { sound } from '../planted/make.ts';

/** Writes an answer with its whole body. */
type Write = (response: ServerResponse, answer: Response, body: Buffer) => unknown;

const head = ({ status, headers }: Response, version: string, more: readonly string[]) => {
  const fields = [...headers].filter(([name]) => name !== 'content-length').map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/${version} ${status} `, ...fields, ...more].join('\r\n')}\r\n\r\n`;
};

/** Ways to write an answer, by their difference. */
export const onTheWire: Record<string, Write> = {
  'answers by HTTP/1.0, without a length, and ends the connection': ({ socket }, answer, body) => {
    socket?.end(Buffer.concat([Buffer.from(head(answer, '1.0', [])), body]));
  },
  'answers by HTTP/1.1, without a length, and ends the connection': ({ socket }, answer, body) => {
    socket?.end(Buffer.concat([Buffer.from(head(answer, '1.1', ['Connection: close'])), body]));
  },
  'answers in chunks of some bytes, which part characters': (response, answer, body) => {
    response.writeHead(answer.status, withoutLength(answer.headers));
    // Chunks are large enough that a page of 1,000 rows is not 100,000 of them.
    const size = Math.max(7, Math.ceil(body.length / 100));
    for (let at = 0; at < body.length; at += size) response.write(body.subarray(at, at + size));
    response.end();
  },
  'answers with names of headers in capitals': ({ socket }, answer, body) => {
    const text = head(answer, '1.1', [`Content-Length: ${body.length}`, 'Connection: close']);
    const capitals = text.replaceAll(/^[\w-]+(?=: )/gm, (name) => name.toUpperCase());
    socket?.end(Buffer.concat([Buffer.from(capitals), body]));
  },
  'compresses its answers in a way that the client accepts, the longer ones in another': (response, answer, body) => {
    const headers = withoutLength(answer.headers);
    const way = body.length > 300 ? 'gzip' : 'br';
    const isAsked = String(response.req.headers['accept-encoding']).includes(way) && body.length > 0;
    response.writeHead(answer.status, isAsked ? { ...headers, 'content-encoding': way } : headers);
    if (isAsked) response.end(way === 'br' ? brotliCompressSync(body) : gzipSync(body));
    else response.end(body);
  },
  'sends early hints, chunks and trailers': (response, answer, body) => {
    response.writeEarlyHints({ link: '</openapi.json>; rel=service-desc' });
    if (body.length === 0) return response.writeHead(answer.status, withoutLength(answer.headers)).end();
    response.writeHead(answer.status, { ...withoutLength(answer.headers), trailer: 'x-checksum' });
    response.addTrailers({ 'x-checksum': 'none' });
    return response.end(body);
  },
  'writes header fields without a space, in two segments': ({ socket }, answer, body) => {
    const text = head(answer, '1.1', [`Content-Length: ${body.length}`, 'Connection: close']);
    socket?.setNoDelay(true);
    socket?.write(text.replaceAll(/^([\w-]+): /gm, '$1:').slice(0, 20));
    setImmediate(() =>
      socket?.end(Buffer.concat([Buffer.from(text.replaceAll(/^([\w-]+): /gm, '$1:').slice(20)), body])),
    );
  },
  'gives another reason and no date': ({ socket }, answer, body) => {
    const text = head(answer, '1.1', [`Content-Length: ${body.length}`]).replace(/ \r\n/, ' Because of it\r\n');
    socket?.write(Buffer.concat([Buffer.from(text), body]));
    socket?.end();
  },
  'writes chunks with extensions, and their sizes with zeros and capitals': ({ socket }, answer, body) => {
    const size = `00${body.length.toString(16).toUpperCase()};x="y"`;
    const chunk = body.length > 0 ? [Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n')] : [];
    const fields = answer.status === 204 ? [] : ['Transfer-Encoding: Chunked'];
    const end = answer.status === 204 ? [] : [...chunk, Buffer.from('0;z\r\nX-Trailer: a\r\n\r\n')];
    socket?.end(Buffer.concat([Buffer.from(head(answer, '1.1', [...fields, 'Connection: close'])), ...end]));
  },
  'says that it is processing, twice, before each answer': (response, answer, body) => {
    response.writeProcessing();
    response.writeProcessing();
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
  },
  'keeps idle connections for a second': (response, answer, body) => {
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'keep-alive': 'timeout=1' }).end(body);
  },
  'ends each connection after the answer, without a word': (response, answer, body) => {
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(body, () => response.socket?.end());
  },
};

function withoutLength(headers: Headers): Record<string, string> {
  const { 'content-length': _, ...fields } = Object.fromEntries(headers);
  return fields;
}

/** Starts a server that answers by the sound handler; it reads no body longer than `most` bytes. */
export async function startOnTheWire(
  write: Write,
  most = Number.POSITIVE_INFINITY,
): Promise<{ url: string; server: Server }> {
  const target = sound();
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const isRead = Number(incoming.headers['content-length'] ?? 0) <= most;
    const answer = await target(await requestOf(incoming, isRead ? incoming : [Buffer.from('unread')]));
    write(response, answer, Buffer.from(await answer.arrayBuffer()));
  };
  // A client that sends Expect: 100-continue may get the final answer alone.
  const server = createServer(serve).on('checkContinue', serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${portOf(server)}`, server };
}

async function requestOf(
  { method = '', url = '', headers: { host }, headersDistinct }: IncomingMessage,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) if (name !== 'transfer-encoding' && name !== 'connection') headers.append(name, value);
  const body = parts.length > 0 ? new Uint8Array(Buffer.concat(parts)) : null;
  return new Request(`http://${host}${url}`, { method, headers, body });
}
