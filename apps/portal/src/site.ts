import { type Exchange, type Incoming, type Outgoing, pathnameOf } from '@dli-connections/contract/server';
import type { SiteFile } from './files.ts';
import { type Encoding, encodings } from './packed.ts';

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

/** Answers requests from the files of a site, `/x/` from `/x/index.html`, in the best encoding that is accepted. */
export function siteOf(files: ReadonlyMap<string, SiteFile>): Exchange {
  return async (request) => {
    const pathname = pathnameOf(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return text(405, 'Only GET and HEAD are answered here.', { allow: 'GET, HEAD' });
    }
    const file = files.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!file) {
      if (files.has(`${pathname}/index.html`)) return text(308, 'It is a folder.', { location: `${pathname}/` });
      const page = files.get('/404.html');
      return page ? answer(request, page, 404) : text(404, 'This page does not exist.');
    }
    return answer(request, file, 200);
  };
}

function answer(request: Incoming, file: SiteFile, status: number): Outgoing {
  const encoding = encodingFor(file, request.headers['accept-encoding']);
  const bytes = (encoding && file.packed[encoding]) ?? file.bytes;
  const etag = `"${file.tag}${encoding ? `-${encoding}` : ''}"`;
  const about = { ...headers, etag, vary: 'accept-encoding' };
  if (status === 200 && request.headers['if-none-match'] === etag) return { status: 304, headers: about, body: null };
  const coded = encoding ? { 'content-encoding': encoding } : {};
  const fields = { ...about, ...coded, 'content-type': file.type, 'content-length': String(bytes.length) };
  return { status, headers: fields, body: request.method === 'HEAD' ? null : bytes };
}

/** The best encoding of a file that a request names, and does not refuse by a weight of 0 (RFC 9110, 12.5.3). */
function encodingFor(file: SiteFile, accepted: string | string[] | undefined): Encoding | undefined {
  const named = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .filter(([, weight = '']) => !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name);
  // The keys of the table.
  return (Object.keys(encodings) as Encoding[]).find((encoding) => file.packed[encoding] && named.includes(encoding));
}

function text(status: number, sentence: string, more: Record<string, string> = {}): Outgoing {
  const fields = { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more };
  return { status, headers: fields, body: `${sentence}\n` };
}
