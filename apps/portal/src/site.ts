import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange, Incoming, Outgoing } from '@dli-connections/contract/server';
import type { Files } from './files.ts';

/**
 * Headers of every answer. The policy of a page stands in the page itself, so that it holds for a copy of the folder too;
 * a page cannot state these itself.
 */
const headers = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml; charset=utf-8',
};

interface Content {
  type: string;
  tag: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Compressed at the first request that accepts it. */
  zipped?: Promise<Uint8Array<ArrayBuffer>>;
}

/** Answers requests from the files of a site, `/x/` from `/x/index.html`, compressed where the client accepts it. */
export function siteOf(files: Files): Exchange {
  const contents = new Map([...files].map(([path, bytes]) => [path, contentOf(path, bytes)]));
  return async (request) => {
    const { pathname } = request.url;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return text(405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    }
    const content = contents.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (content) return answer(request, content, 200);
    if (contents.has(`${pathname}/index.html`)) return text(308, 'It is a folder.', { location: `${pathname}/` });
    const page = contents.get('/404.html');
    return page ? answer(request, page, 404) : text(404, 'This page does not exist.');
  };
}

function contentOf(path: string, bytes: Uint8Array<ArrayBuffer>): Content {
  const type = types[extname(path)] ?? 'application/octet-stream';
  return { type, bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 16) };
}

/** Fonts are compressed already, and a file that fits into one packet gains nothing. */
const gains = ({ type, bytes }: Content) => type !== 'font/woff2' && bytes.length > 1_000;

/** Matches `gzip` in a list of encodings, unless its weight refuses it (RFC 9110, 12.5.3). */
const gzipAccepted = /(?:^|,)\s*gzip\s*(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))(?:;|,|$)/i;

async function answer(request: Incoming, content: Content, status: number): Promise<Outgoing> {
  const isZipped = gains(content) && gzipAccepted.test(String(request.headers['accept-encoding'] ?? ''));
  const etag = `"${content.tag}${isZipped ? '-gzip' : ''}"`;
  const about = { ...headers, etag, vary: 'accept-encoding' };
  if (status === 200 && request.headers['if-none-match'] === etag) return { status: 304, headers: about, body: null };
  if (isZipped) content.zipped ??= promisify(gzip)(content.bytes).then((zipped) => new Uint8Array(zipped));
  const bytes = (isZipped && (await content.zipped)) || content.bytes;
  const encoding = isZipped ? { 'content-encoding': 'gzip' } : {};
  const fields = { ...about, ...encoding, 'content-type': content.type, 'content-length': String(bytes.length) };
  return { status, headers: fields, body: request.method === 'HEAD' ? null : bytes };
}

function text(status: number, sentence: string, more: Record<string, string> = {}): Outgoing {
  const fields = { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more };
  return { status, headers: fields, body: `${sentence}\n` };
}
