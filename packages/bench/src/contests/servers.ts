import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '@dli-connections/handler';
import type { Running } from '@dli-connections/lab/program';
import type { Lab } from '../lab/lab.ts';
import { bundleFile } from '../peers/schema.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));
/** The reference server as a program. */
export const reference = fileURLToPath(new URL('main.ts', import.meta.resolve('@dli-connections/reference')));

/** The same as it is packed: one bundle. */
export const packed = fileURLToPath(new URL('../dist/main.cjs', import.meta.resolve('@dli-connections/reference')));

/** Starts the reference server with some data. The log is off unless it is asked for. */
export function startReference(lab: Lab, data: string, log: 'json' | 'off' = 'off'): Promise<Running> {
  return lab.start({ args: [reference, '--port', '{port}', '--data', data, '--log', log] });
}

/** Starts the reference server with a data file of its own. */
export function startDurable(lab: Lab, log?: 'json' | 'off'): Promise<Running> {
  return startReference(lab, join(lab.folder(), 'data.sqlite'), log);
}

/** Starts one of the bare servers. */
export function startLimit(lab: Lab, name: string, ...args: string[]): Promise<Running> {
  return lab.start({ args: [fileOf(`limits/${name}.ts`), '{port}', ...args] });
}

/** Starts the Fastify server, on tables that the store makes. */
export async function startFastify(lab: Lab): Promise<Running> {
  const file = join(lab.folder(), 'data.sqlite');
  await openSqliteStore(file).close();
  return lab.start({ args: [fileOf('peers/fastify.ts'), '{port}', file] });
}

/** Starts Prism's own command on the bundle of the spec. */
export function startPrism(lab: Lab, ...flags: string[]): Promise<Running> {
  return lab.start({ args: [prism, 'mock', bundleFile, '--port', '{port}', '--errors', ...flags] });
}
