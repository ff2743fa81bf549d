/** Prints where the bytes of the client are, by its sources: `pnpm weights`. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { sharesOf, weigh } from './weigh.ts';

const directory = fileURLToPath(new URL('../../client/src/', import.meta.url));
const core = "export { createCoreClient } from './core-index.ts'";
const whole = "export { createDliClient } from './index.ts'";

/** The least that has a method per operation and `raw`: no retries, no deadline, no classes of errors. */
const thin = `import createClient from 'openapi-fetch';
import { calls } from '@dli-connections/contract/calls';
export function create({ endpoint, projectId, token }) {
  const raw = createClient({ baseUrl: endpoint, headers: { 'X-Auth-Token': token } });
  const methods = Object.entries(calls).map(([id, [method, path, , , , ...names]]) => [id, async (input = {}) => {
    const query = Object.fromEntries(names.map((name) => [name, input[name]]));
    const params = { path: { ...input, project_id: projectId }, query };
    const { data, response } = await raw.request(method, path, { params, body: input });
    if (!response.ok) throw new Error(response.status);
    return data;
  }]);
  return { raw, ...Object.fromEntries(methods) };
}`;

/** What makes requests in the place of openapi-fetch, as small as it can be. */
const standIn: Plugin = {
  name: 'stand-in',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^openapi-fetch$/ }, () => ({ path: 'stand-in', namespace: 'stand-in' }));
    onLoad({ filter: /./, namespace: 'stand-in' }, () => ({
      contents: `export default ({ baseUrl, redirect }) => ({
        request(method, path, { params, body, fetch, signal }) {
          const url = new URL(baseUrl + path);
          for (const name in params.query) if (params.query[name] != null) url.searchParams.set(name, params.query[name]);
          const headers = body && { 'Content-Type': 'application/json' };
          return fetch(new Request(url, { method, headers, body, redirect, signal }));
        },
      })`,
    }));
  },
};

const alone = { directory, external: ['openapi-fetch'] };
const figures: [string, Promise<{ bytes: number }>][] = [
  ['openapi-fetch', weigh("export { default } from 'openapi-fetch'", { directory })],
  ['the table of calls', weigh("export { calls } from '@dli-connections/contract/calls'", { directory })],
  ['openapi-fetch, the table and the thinnest methods', weigh(thin, { directory })],
  ['the core', weigh(core, { directory })],
  ['the core without openapi-fetch', weigh(core, alone)],
  ['the core, making its requests itself', weigh(core, { directory, plugins: [standIn] })],
  ['the whole client', weigh(whole, { directory })],
  ['the whole client without openapi-fetch', weigh(whole, alone)],
  ['the whole client, making its requests itself', weigh(whole, { directory, plugins: [standIn] })],
];
for (const [name, weight] of figures) console.log(`${String((await weight).bytes).padStart(6)}  ${name}`);
console.log('\nof the whole client, what each module adds:');
for (const [name, bytes] of await sharesOf(whole, { directory })) {
  console.log(`${String(bytes).padStart(6)}  ${name.replace(/^.*(node_modules|packages)\//, '')}`);
}
