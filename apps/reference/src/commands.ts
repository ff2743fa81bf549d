import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Store } from '@dli-connections/handler';
import { type Flag, flagsTable, readFlags } from '@dli-connections/serve';
import { openStore, placeOf } from './reference.ts';
import { isPostgres, placeFlags, placeIn } from './settings.ts';
import { problemOfProject } from './state/judge.ts';
import { readState } from './state/read.ts';
import { writeState } from './state/write.ts';

const aProject = {
  text: 'the identifier of a project',
  holds: (value: string) => value === '' || problemOfProject('', value) === undefined,
};

/** The flags of `export`. */
export const exportFlags = [
  { flag: 'project-id', fallback: '', meaning: 'the project whose connections are written', rule: aProject },
  { flag: 'out', fallback: '', meaning: 'file to write, which takes the place of another one; stdout without it' },
  ...placeFlags,
  { flag: 'help', meaning: 'show this table' },
] as const satisfies readonly Flag[];

/** The flags of `import`. */
export const importFlags = [
  {
    flag: 'project-id',
    fallback: '',
    meaning: 'the project that shall own the connections, in place of the one in the file',
    rule: aProject,
  },
  { flag: 'replace', meaning: 'remove what the project has before; without it, it must have no connections' },
  ...placeFlags,
  { flag: 'help', meaning: 'show this table' },
] as const satisfies readonly Flag[];

/** The commands beside the server, each with the arguments after its name. They throw an Error of one line. */
export const commands = { export: exportProject, import: importProject };

async function exportProject(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const read = readFlags(exportFlags, args, env);
  const { text, has } = read;
  if (has('help')) return tell(`dli-reference export --project-id <project> [flags]\n\n${flagsTable(exportFlags)}`);
  const [place, project_id, out] = [placeIn(read), text('project-id'), text('out')];
  if (project_id === '') throw new Error('export wants --project-id; --help lists its flags');
  if (!isPostgres(place) && !existsSync(place)) throw new Error(`there is no data file ${place}`);
  await using(place, async (store) => {
    const write = out === '' ? tellAll : undefined;
    const count = write ? await writeState(store, project_id, write) : await writeFile(store, project_id, out);
    console.error(`${count} connections of project ${project_id} in ${placeOf(place)} written to ${out || 'stdout'}`);
  });
}

/** Nobody finds half a file under the name: it gets it when it is whole. */
async function writeFile(store: Store, project_id: string, out: string): Promise<number> {
  const partial = `${out}.partial`;
  try {
    const file = await open(partial, 'w');
    const count = await writeState(store, project_id, (text) => file.write(text))
      .finally(() => file.sync())
      .finally(() => file.close());
    await rename(partial, out);
    return count;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function importProject(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [file = '', ...flags] = args[0]?.startsWith('-') ? ['', ...args] : args;
  const read = readFlags(importFlags, flags, env);
  const { text, has } = read;
  if (has('help')) return tell(`dli-reference import <file> [flags]\n\n${flagsTable(importFlags)}`);
  if (file === '') throw new Error('import wants a file before its flags; --help lists them');
  const [place, given] = [placeIn(read), text('project-id')];
  await using(place, async (store) => {
    const options = { replace: has('replace'), ...(given === '' ? {} : { project_id: given }) };
    const { project_id, count } = await readState(store, file, options);
    if (count === undefined)
      throw new Error(
        `project ${project_id} has connections in ${placeOf(place)} already; --replace removes them before`,
      );
    console.error(`${count} connections of project ${project_id} read from ${file} into ${placeOf(place)}`);
  });
}

async function using(place: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(place);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

const tell = (text: string) => tellAll(`${text}\n`);

/** Writes to stdout, and waits until it is taken. */
function tellAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
