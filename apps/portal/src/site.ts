import { type Exchange, type Incoming, type Outgoing, pathnameOf } from '@dli-connections/contract/server';
import type { SiteFile } from './files.ts';

/**
 * Headers of every answer. What a page may load stands in the page itself, so that it holds for a copy of the folder too;
 * these are what a page cannot say of itself.
 */
const headers = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

/** Answers requests from the files of a site, `/x/` from `/x/index.html`. */
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
      return page ? answer(request, page, 404) : text(404, 'There is no such page.');
    }
    if (request.headers['if-none-match'] === file.tag) {
      return { status: 304, headers: { ...headers, etag: file.tag }, body: null };
    }
    return answer(request, file, 200);
  };
}

function answer({ method }: Incoming, { type, tag, bytes }: SiteFile, status: number): Outgoing {
  const about = { 'content-type': type, 'content-length': String(bytes.length), etag: tag };
  return { status, headers: { ...headers, ...about }, body: method === 'HEAD' ? null : bytes };
}

function text(status: number, sentence: string, more: Record<string, string> = {}): Outgoing {
  const fields = { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more };
  return { status, headers: fields, body: `${sentence}\n` };
}
