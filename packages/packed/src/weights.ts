/** Prints where the bytes of the client are, by its sources: `pnpm weights`. */
import { fileURLToPath } from 'node:url';
import { sharesOf, weigh } from './weigh.ts';

const directory = fileURLToPath(new URL('../../client/src/', import.meta.url));
const core = "export { createCoreClient } from './core-index.ts'";
const whole = "export { createDliClient } from './index.ts'";

const figures: [string, Promise<{ bytes: number }>][] = [
  ['openapi-fetch, which only the entry /raw carries', weigh("export { default } from 'openapi-fetch'", { directory })],
  ['the table of calls', weigh("export { calls } from '@dli-connections/contract/calls'", { directory })],
  ['the core', weigh(core, { directory })],
  ['the whole client', weigh(whole, { directory })],
];
for (const [name, weight] of figures) console.log(`${String((await weight).bytes).padStart(6)}  ${name}`);
console.log('\nof the whole client, what each module adds:');
for (const [name, bytes] of await sharesOf(whole, { directory })) {
  console.log(`${String(bytes).padStart(6)}  ${name.replace(/^.*(node_modules|packages)\//, '')}`);
}
