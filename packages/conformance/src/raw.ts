import { connect as connectPlain, type Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { connect as connectSecure } from 'node:tls';
import type { Wired } from './build.ts';
import type { WireForm } from './cases.ts';

/** Limit to the time of an answer, in milliseconds. */
const patience = 30_000;

/** Bytes that are sent at once. They fit into the buffers of a connection, even if the server reads none of them. */
const first = 16_384;

/**
 * Times for an answer to the first bytes, before the rest is sent, in milliseconds. Node.js closes a connection on which a write
 * fails, and then an answer that was not yet read is lost. If that happens, the request is sent once more with the longer time: a
 * server that has not got all of it has carried out nothing.
 */
const [lead, longLead] = [200, 5_000];

const mixed = (name: string) =>
  [...name].map((each, at) => (at % 2 ? each.toUpperCase() : each.toLowerCase())).join('');

const cases: Partial<Record<WireForm, (name: string) => string>> = {
  'upper-case': (name) => name.toUpperCase(),
  'mixed-case': mixed,
};

/** The name of a header as a form writes it. */
export const nameIn = (form: WireForm | undefined, name: string): string => (form && cases[form]?.(name)) ?? name;

/** The bytes of a request, with `Connection: close`. */
export function bytesOf({ method, url, headers, body }: Wired, form: WireForm): Buffer {
  const { host, pathname, search } = new URL(url);
  const isChunked = form.startsWith('chunked') && body !== undefined;
  const size: [string, string][] =
    body === undefined ? [] : [isChunked ? ['transfer-encoding', 'chunked'] : ['content-length', `${body.length}`]];
  const expectation: [string, string][] = form === 'expecting' ? [['expect', '100-continue']] : [];
  const colon = form === 'spaced' ? ': \t ' : ': ';
  const end = form === 'spaced' ? ' \t' : '';
  const lines = [['host', host], ['connection', 'close'], ...size, ...expectation, ...headers].map(
    ([name = '', value]) => nameIn(form, name) + colon + value + end,
  );
  const head = Buffer.from(`${[`${method} ${pathname}${search} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
  if (body === undefined) return head;
  return Buffer.concat([head, ...(isChunked ? chunks(body, form === 'chunked' ? 7 : 1) : [body])]);
}

function chunks(body: Uint8Array, size: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)};kit=1\r\n`), part, Buffer.from('\r\n'));
  }
  return [...parts, Buffer.from('0\r\n\r\n')];
}

/**
 * Sends a request as it is written, and reads the answer to its last byte. A server may answer before it has the whole body,
 * and then close the connection: such an answer ends the sending, and counts.
 */
export async function sendRaw(wired: Wired, form: WireForm, signal?: AbortSignal): Promise<Response> {
  const sent = bytesOf(wired, form);
  const tried = await send(sent, connectTo(wired.url, signal), lead);
  const isCut = tried.broken && !tried.isSent && sent.length > first && !signal?.aborted;
  const { bytes, broken } = isCut ? await send(sent, connectTo(wired.url, signal), longLead) : tried;
  if (broken) throw broken;
  return answerOf(bytes);
}

function connectTo(url: string, signal: AbortSignal | undefined): Socket {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const at = { host, port: Number(port || (isSecure ? 443 : 80)), servername: host };
  const socket = isSecure ? connectSecure(at) : connectPlain(at);
  socket.setTimeout(patience, () => socket.destroy(new Error(`no answer within ${patience} ms`)));
  return signal ? addAbortSignal(signal, socket) : socket;
}

/** Sends bytes, and reads until the connection ends. `isSent` is true once all of them left, `broken` is the error at its end. */
async function send(
  sent: Buffer,
  socket: Socket,
  lead: number,
): Promise<{ bytes: Buffer; isSent: boolean; broken?: Error }> {
  const parts: Buffer[] = [];
  let isSent = false;
  let broken: Error | undefined;
  await new Promise<void>((resolve) => {
    socket
      .on('error', (error) => (broken = error))
      .on('data', (part: Buffer) => {
        parts.push(part);
        if (!isSent && isWhole(Buffer.concat(parts))) socket.destroy();
      })
      .on('end', () => socket.destroy())
      .on('close', () => resolve());
    const sendRest = () => void socket.write(sent.subarray(first), (error) => (isSent = !error));
    // Reading goes before an immediate, also where the process was busy for longer than the lead.
    const wait = () => setTimeout(() => setImmediate(sendRest), lead);
    socket.write(sent.subarray(0, first), sent.length > first ? wait : () => (isSent = true));
  });
  const bytes = Buffer.concat(parts);
  return { bytes, isSent, ...(broken && !isWhole(bytes) && { broken }) };
}

/** Returns true if the bytes contain a complete answer that states its length. */
function isWhole(bytes: Buffer): boolean {
  try {
    const { headers } = answerOf(bytes);
    return headers.has('content-length') || headers.has('transfer-encoding');
  } catch {
    return false;
  }
}

/** An answer from its bytes. */
export function answerOf(bytes: Buffer): Response {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) throw new Error(`the answer is not HTTP: ${bytes.subarray(0, 80)}`);
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(line)?.[1]);
  // Interim responses, such as 100 Continue, are not the answer.
  if (status < 200) return answerOf(bytes.subarray(end + 4));
  const headers = new Headers();
  for (const field of fields) {
    const colon = field.indexOf(':');
    headers.append(field.slice(0, colon), field.slice(colon + 1).trim());
  }
  const rest = bytes.subarray(end + 4);
  const body = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? unchunked(rest) : rest;
  const length = headers.get('content-length');
  if (length !== null && Number(length) !== body.length)
    throw new Error(`the answer has ${body.length} bytes, and says Content-Length ${length}`);
  return new Response(status === 204 || body.length === 0 ? null : new Uint8Array(body), { status, headers });
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (end < 0 || Number.isNaN(size)) throw new Error('the chunks of the answer have no end');
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
