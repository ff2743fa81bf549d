import { messageOf } from '@dli-connections/command';
import { readJson } from '@dli-connections/contract/server';
import { openSqliteStore, type Saved, type Store, StoreError } from '@dli-connections/handler';
import { end, format, version } from './format.ts';
import { judge, problemOfProject, problemOfState } from './judge.ts';
import { linesOf, type NumberedLine } from './lines.ts';

export interface ReadOptions {
  /** The project that owns the connections afterwards, in place of the one that the file names. */
  project_id?: string;
  /** Replaces the connections that the project has. Without it, there must be none. */
  replace?: boolean;
}

export interface ReadState {
  project_id: string;
  /** Number of connections read; `undefined` when the project has some already, and nothing was done. */
  count: number | undefined;
}

/** Limits of a piece, in connections and in characters. */
const [most, enough] = [100, 1_048_576];

/**
 * Reads a file that `writeState` wrote into a store, all of it or nothing, in memory that does not grow with it.
 *
 * @throws Error with one line: the file, the place in it, and the problem.
 */
export async function readState(store: Store, file: string, options: ReadOptions = {}): Promise<ReadState> {
  const lines = linesOf(file);
  try {
    const first = (await lines.next()).value as NumberedLine; // even an empty file has a line
    const named = await projectOf(first.text, `${file}:1`);
    return await readConnections(store, file, lines, { project_id: named, replace: false, ...options });
  } finally {
    await lines.return(undefined);
  }
}

/** Checks a file as `readState` does, in a store that ends with the check: nothing is made for an invalid file. */
export async function judgeState(file: string, options: ReadOptions = {}): Promise<void> {
  const store = openSqliteStore(onlyForNow);
  try {
    await readState(store, file, options);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const reason = messageOf(error.cause ?? error);
    throw new Error(
      `${file} cannot be checked: ${reason}; the check needs as much room for temporary files as the data`,
      { cause: error },
    );
  } finally {
    await store.close();
  }
}

/** The name that SQLite gives to a file of its own, which it removes. Unlike `:memory:` it is not limited by memory. */
const onlyForNow = '';

async function readConnections(
  store: Store,
  file: string,
  lines: AsyncIterable<NumberedLine>,
  { project_id, replace }: { project_id: string; replace: boolean },
): Promise<ReadState> {
  let count = 0;
  const numbers = new WeakMap<Saved, number>();

  async function* pieces(): AsyncGenerator<Saved[]> {
    let piece: Saved[] = [];
    let size = 0;
    let latest = 0;
    for await (const { value, number, length } of connectionsOf(lines, file)) {
      const name = `connections[${count}]`;
      const saved = judge(name, value, project_id);
      if (typeof saved === 'string') throw new Error(`${file}:${number}: ${saved}`);
      // Lists and exports are in the order of these times.
      if (saved.create_time < latest)
        throw new Error(`${file}:${number}: ${name}.create_time is before that of the line before`);
      latest = saved.create_time;
      numbers.set(saved, number);
      piece.push(saved);
      count++;
      size += length;
      if (piece.length < most && size < enough) continue;
      yield piece;
      [piece, size] = [[], 0];
    }
    yield piece;
  }
  const loaded = await store.load(project_id, pieces(), replace);
  if (loaded === 'occupied') return { project_id, count: undefined };
  if (loaded !== 'loaded')
    throw new Error(
      `${file}:${numbers.get(loaded.taken)}: another connection has its id, or its name while both exist`,
    );
  return { project_id, count };
}

/** The project that the first line names. */
async function projectOf(text: string, at: string): Promise<string> {
  const head = await parse(
    trimmed(text, at) + end,
    (problem) =>
      `${at}: is not the first line of a state: ${problem}; export writes one that ends with "connections":[`,
  );
  const { format: given, version: written } = Object(head) as Record<string, unknown>;
  if (given === format && typeof written === 'number' && written > version)
    throw new Error(`${at}: was written by a newer version of this program; use that one`);
  const problem = problemOfState(head);
  if (problem) throw new Error(`${at}: ${problem}`);
  const { project_id } = head as { project_id: string }; // as its schema says
  const wrong = problemOfProject('state', project_id);
  if (wrong) throw new Error(`${at}: ${wrong}`);
  return project_id;
}

/** The connections of the lines after the first, up to the end, which must be there. */
async function* connectionsOf(lines: AsyncIterable<NumberedLine>, file: string) {
  let open = false; // whether a comma promises another connection
  let before = 0;
  let ended = false;
  let last = 1;
  for await (const { text, number } of lines) {
    const line = trimmed(text, `${file}:${number}`);
    last = number;
    if (line === '') continue;
    if (ended) throw new Error(`${file}:${number}: there is something after the end`);
    if (line === end) {
      if (open) throw new Error(`${file}:${before}: the last connection must not have a comma after it`);
      ended = true;
      continue;
    }
    if (before > 0 && !open) throw new Error(`${file}:${before}: must end with a comma: another connection follows`);
    open = line.endsWith(',');
    before = number;
    const json = open ? line.slice(0, -1) : line;
    const value = await parse(json, (problem) => `${file}:${number}: is not the JSON of one connection: ${problem}`);
    yield { value, number, length: line.length };
  }
  if (!ended) throw new Error(`${file}:${last}: ends before it is complete: the last line must be ${end}`);
}

/** A line without the white space around it. Refuses characters that are white space in JavaScript and not in JSON. */
function trimmed(text: string, at: string): string {
  const line = text.trim();
  if (/[^ \t\r]/.test(text.replace(line, '')))
    throw new Error(`${at}: begins or ends with a character that is not JSON, such as a byte order mark`);
  return line;
}

const [any, few] = [Number.POSITIVE_INFINITY, 100];

/** The length of a line has no limit, since a connection's content has none; its depth and its number of names have. */
const limits = { depth: few, values: any, names: few, text: any };

/** Parses a text by the rules for request bodies, which are stricter than `JSON.parse`. `refusal` makes the message of a problem. */
async function parse(text: string, refusal: (problem: string) => string): Promise<unknown> {
  const read = await readJson(new TextEncoder().encode(text), limits);
  if (!read.ok) throw new Error(refusal(read.message.replace(/^body /, 'it ')));
  return read.value;
}
