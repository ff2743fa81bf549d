import { type Bundle, listOperations } from '@dli-connections/contract/codegen';
import { html } from '@dli-connections/lab/html';
import { defaultAddresses } from '../addresses.ts';
import type { Page } from './page.ts';

/** Where the console may send requests: to this machine alone. */
const loopback = ['http://127.0.0.1:*', 'http://localhost:*'];

/** The page that sends requests. */
export const consolePage: Page = {
  path: 'console/',
  title: 'Console',
  description: 'Send requests to the reference server and the mock from this page.',
  styles: ['swagger-ui.css', 'console.css'],
  scripts: ['swagger-ui-bundle.js', 'console.js'],
  allowance: { 'connect-src': ["'self'", ...loopback] },
  content: html`<h1>Console</h1>
<p>Send requests to the <a href="server/">reference server</a>, which remembers, or to the <a href="mock/">mock</a>, which
answers from the examples. <code>npx --yes pnpm@12.21.0 start</code> starts both. Open an operation, press <b>Try it
out</b>, then <b>Execute</b>. The token is <code>any</code>, and nothing leaves this machine.</p>
<h2 id="operations-title" class="unseen">Operations</h2>
<div id="console"><p class="note">The console needs JavaScript.</p></div>`,
};

/** The bundle for the console: the servers are those of this machine. */
export function consoleBundle(bundle: Bundle): string {
  // Swagger UI warns of any dialect but OpenAPI's own; it validates nothing, so it makes no difference there.
  const { jsonSchemaDialect: _, ...rest } = structuredClone(bundle) as Bundle & { jsonSchemaDialect?: string };
  for (const { path, method, parameters } of listOperations(bundle)) {
    const item = rest.paths[path] ?? {};
    // Swagger UI does not follow a reference to a parameter that all operations of a path share.
    Object.assign(item[method.toLowerCase()] as object, { parameters });
  }
  for (const item of Object.values(rest.paths)) delete item.parameters;
  const servers = [
    { url: defaultAddresses.reference, description: 'reference server' },
    { url: defaultAddresses.mock, description: 'mock' },
  ];
  return JSON.stringify({ ...rest, servers });
}
