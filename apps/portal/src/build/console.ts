import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { html } from '@dli-connections/lab/html';
import { defaultAddresses } from '../addresses.ts';
import type { Page } from './page.ts';

/** The console may send requests to this machine alone. */
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
<p>Send requests to the <a href="server/">reference server</a>, which stores connections, or to the <a href="mock/">mock</a>, which
answers from the examples. <code>npx --yes pnpm@12.21.0 start</code> in a clone serves both. Open an operation, fill in what is
required, and press <b>Execute</b>. The token is <code>any</code>, and nothing leaves this machine.
A name can be taken once: change it to create another connection.</p>
<h2 id="operations-title" class="unseen">Operations</h2>
<div id="console"><p class="note">Loading the operations. The console needs JavaScript.</p></div>`,
};

/** Parameters that come filled in: the project of all examples, and how much a list shows. All others are sent only when they are typed. */
const filledIn = new Set(['project_id', 'resource_type', 'limit', 'offset']);

/** The bundle for the console: the servers are those of this machine, and no example of a parameter is sent unless it is meant to be. */
export function consoleBundle(bundle: Bundle): string {
  // Swagger UI warns of any dialect but OpenAPI's own; it validates nothing, so it makes no difference there.
  const { jsonSchemaDialect: _, ...rest } = structuredClone(bundle) as Bundle & { jsonSchemaDialect?: string };
  for (const { path, method, parameters } of listOperations(bundle)) {
    const item = rest.paths[path] ?? {};
    // Swagger UI does not follow a reference to a parameter that all operations of a path share.
    Object.assign(item[method.toLowerCase()] as object, { parameters: parameters.map(emptied) });
  }
  for (const item of Object.values(rest.paths)) delete item.parameters;
  const examples = rest.components.examples as Record<string, { value: { name: string } }>; // creates have a name
  for (const [key, { value }] of Object.entries(examples)) {
    // The page adds a unique part: the service refuses a name taken by another example or an earlier visit.
    if (/^create.*\.request/.test(key)) value.name += '_{visit}';
  }
  const servers = [
    { url: defaultAddresses.reference, description: 'reference server' },
    { url: defaultAddresses.mock, description: 'mock' },
  ];
  return JSON.stringify({ ...rest, servers });
}

/** A parameter without its example, which Swagger UI would send. The description has it instead. */
function emptied<Parameter extends { name: string }>(parameter: Parameter): object {
  const { example, description, ...rest } = parameter as Parameter & { example?: unknown; description?: string };
  if (filledIn.has(parameter.name) || example === undefined) return parameter;
  return { ...rest, description: `${description ?? ''}\n\nExample: \`${example}\`` };
}
