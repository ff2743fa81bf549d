import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '@dli-connections/handler';
import type { Running } from '@dli-connections/lab/program';
import { type Build, mockOf, referenceOf } from '../build.ts';
import type { Lab } from '../lab/lab.ts';
import { bundleFile } from '../peers/schema.ts';

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Prism's own command. */
export const prismProgram = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));

/** Settings of a reference server that differ from the usual. */
interface Options {
  /** Off by default. */
  log?: 'json' | 'off';
}

/** Starts the reference server of a build with some data: a file, `:memory:` or the URL of a database. */
export function startReference(lab: Lab, build: Build, data: string, { log = 'off' }: Options = {}): Promise<Running> {
  return lab.start({ args: [referenceOf(build), '--port', '{port}', '--data', data, '--log', log] });
}

/** Starts the reference server with a data file of its own. */
export function startDurable(lab: Lab, build: Build, options?: Options): Promise<Running> {
  return startReference(lab, build, join(lab.folder(), 'data.sqlite'), options);
}

/** Starts one of the bare servers. */
export function startBaseline(lab: Lab, name: string, ...args: string[]): Promise<Running> {
  return lab.start({ args: [fileOf(`baselines/${name}.ts`), '{port}', ...args] });
}

/** Starts the Fastify server, on tables that the store makes. */
export async function startFastify(lab: Lab): Promise<Running> {
  const file = join(lab.folder(), 'data.sqlite');
  await openSqliteStore(file).close();
  return lab.start({ args: [fileOf('peers/fastify.ts'), '{port}', file] });
}

/** Starts Prism's own command on the bundle of the spec. */
export function startPrism(lab: Lab, ...flags: string[]): Promise<Running> {
  return lab.start({ args: [prismProgram, 'mock', bundleFile, '--port', '{port}', '--errors', ...flags] });
}

/** Starts the mock of a build as it is packed, on the spec that it was built with, without a log. */
export function startMock(lab: Lab, build: Build): Promise<Running> {
  return lab.start({ args: [mockOf(build), '--port', '{port}'], env: { ...process.env, ...silentMock } });
}

/** Environment of a mock that logs nothing. */
export const silentMock = { DLI_MOCK_LOG: 'off' };
