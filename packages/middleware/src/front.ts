import type { Incoming, Outgoing } from '@dli-connections/contract/server';
import type { Pages, ServedPage } from './pages.ts';

/** The texts of the first page of a server, and its OpenAPI description. */
export interface Front {
  /** Read for each request: a watched spec may change its name. */
  title: () => string;
  about: string;
  /** Paths to link to, each with its purpose. */
  links: Readonly<Record<string, string>>;
  /** A curl line to begin with, for a server at an address without a slash at its end. */
  curl: (url: string) => string | Promise<string>;
  /** The OpenAPI description as text. */
  openapi: (form: 'json' | 'yaml') => string | Promise<string>;
}

/** `/`, in HTML for a browser and as text for others, and the description as `/openapi.yaml` and `/openapi.json`. */
export function frontPages(front: Front): Pages {
  const links = { '/openapi.yaml': 'the API as OpenAPI 3.1', '/openapi.json': 'the same as JSON', ...front.links };
  const first = async (request: Incoming): Promise<Outgoing> => {
    const url = request.url.origin;
    const shown = { about: front.about, title: front.title(), links, url, line: await front.curl(url) };
    const isBrowser = /\btext\/html\b/.test(request.headers.accept ?? '');
    return answer(isBrowser ? 'text/html' : 'text/plain', isBrowser ? htmlOf(shown) : textOf(shown), {
      vary: 'Accept',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
  };
  return new Map<string, ServedPage>([
    ['/', first],
    ['/openapi.yaml', async () => answer('application/yaml', await front.openapi('yaml'))],
    ['/openapi.json', async () => answer('application/json', await front.openapi('json'))],
  ]);
}

const answer = (type: string, body: string, headers: Record<string, string> = {}): Outgoing => ({
  status: 200,
  headers: { 'cache-control': 'no-cache', 'content-type': `${type}; charset=utf-8`, ...headers },
  body,
});

interface Shown extends Pick<Front, 'about' | 'links'> {
  title: string;
  url: string;
  line: string;
}

function textOf({ title, about, links, url, line }: Shown): string {
  const width = Math.max(...Object.keys(links).map((path) => path.length));
  const rows = Object.entries(links).map(([path, purpose]) => `  ${url}${path.padEnd(width)}  ${purpose}`);
  return `${title}\n${about}\n\n${rows.join('\n')}\n\n${line}\n`;
}

function htmlOf({ title, about, links, line }: Shown): string {
  const rows = Object.entries(links).map(
    ([path, purpose]) => `<li><a href="${escaped(path)}">${escaped(path)}</a> ${escaped(purpose)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem }
  pre { padding: 1rem; border: 1px solid; border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere }
</style>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(about)}</p>
<ul>
${rows.join('\n')}
</ul>
<pre>${escaped(line)}</pre>
</main>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (each) => entities[each] ?? each);
