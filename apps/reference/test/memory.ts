/**
 * `node memory.ts [connections] [sqlite|postgres]`: imports a project of 100,000 connections, or as many as given, lists it page
 * by page and with limit=0, and exports it, on SQLite and on PostgreSQL, or on the one given; each by the program itself, with a small
 * heap. It prints the memory of each step, and fails when one exceeds the ceiling, or grows over the same step with
 * a tenth of the connections. As objects they take several times the heap, so a program that holds them all fails.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { memoryOf } from '@dli-connections/lab/process';
import { startPrinting } from '@dli-connections/lab/program';
import { writeMany } from './many.ts';
import { main } from './run.ts';

const many = Number(process.argv[2] ?? 100_000);
const wanted = process.argv[3];

/** Limits in MB: the old generation of the heap, each semi-space, and the whole process. */
const [heap, young, ceiling] = [64, 4, 192];

/** Allowed growth from a tenth of the connections to all of them, in MB. The text of the connections is more than twice as large. */
const slack = 32;

const headers = { 'x-auth-token': 't' };
const failures: string[] = [];

/** The flags of Node that hold the program to it. */
const flags = [`--max-old-space-size=${heap}`, `--max-semi-space-size=${young}`];

function run(...args: string[]): ChildProcess {
  return spawn(process.execPath, [...flags, main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The most memory that a process has had, in MB. Linux reports it; elsewhere the limit of the heap has to do. */
const peakOf = ({ pid = 0 }: ChildProcess) => Math.round((memoryOf(pid)?.peak ?? 0) / 2 ** 20);

/** Runs a command to its end; resolves to its peak. */
async function command(...args: string[]): Promise<number> {
  const child = run(...args);
  child.stdout?.resume();
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(child))), 20);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return peak;
}

async function start(place: string[], project_id: string): Promise<{ child: ChildProcess; url: string }> {
  const { child, url } = await startPrinting({ args: [...flags, main, '--port', '0', '--log', 'off', ...place] });
  return { child, url: `${url}/v2.0/${project_id}/datasource/enhanced-connections` };
}

async function listPages(url: string, count: number): Promise<void> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += 100) {
    const answer = await fetch(`${url}?offset=${offset}`, { headers });
    const { connections }: { connections: { id: string }[] } = await answer.json();
    if (connections.length === 0) break;
    for (const { id } of connections) ids.add(id);
  }
  if (ids.size !== count) throw new Error(`the pages have ${ids.size} of ${count} connections`);
}

async function listAll(url: string, count: number): Promise<void> {
  const answer = await fetch(`${url}?limit=0`, { headers });
  let tail = '';
  const decoder = new TextDecoder();
  const write = (chunk: Uint8Array) => {
    tail = (tail + decoder.decode(chunk, { stream: true })).slice(-100);
  };
  await answer.body?.pipeTo(new WritableStream({ write }));
  if (!tail.endsWith(`],"count":${count}}`)) throw new Error(`the list ends with ${tail}`);
}

/** Lists that are abandoned: the server must not read on for them. */
async function listUnread(url: string, count: number): Promise<void> {
  const over = new AbortController();
  const readers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const answer = await fetch(`${url}?limit=0`, { headers, signal: over.signal });
      return answer.body?.getReader().read();
    }),
  );
  if (readers.length !== 10) throw new Error('not all lists began');
  await listAll(url, count);
  over.abort();
}

/** Each count has a project of its own: they share the database. */
const projectOf = (count: number) => `p${count}`;

/** Peaks of each step for so many connections, in MB. */
async function measure(name: string, place: string[], file: string, count: number): Promise<Record<string, number>> {
  const project_id = projectOf(count);
  const peaks: Record<string, number> = {};
  const step = async (what: string, work: () => Promise<number>) => {
    const started = performance.now();
    const peak = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${name.padEnd(10)} ${String(count).padStart(7)} connections  ${what.padEnd(22)} ${seconds.padStart(6)} s  peak ${peak} MB`,
    );
    if (peak > ceiling) failures.push(`${name}: ${what} took ${peak} MB, more than ${ceiling}`);
    peaks[what] = peak;
  };
  await step('import', () => command('import', file, ...place));
  for (const [what, list] of [
    ['page by page', listPages],
    ['limit=0', listAll],
    ['10 unread, then limit=0', listUnread],
  ] as const) {
    await step(what, async () => {
      const { child, url } = await start(place, project_id);
      await list(url, count);
      const peak = peakOf(child);
      child.kill('SIGTERM');
      await once(child, 'exit');
      return peak;
    });
  }
  const out = `${file}.out`;
  await step('export', () => command('export', '--project-id', project_id, '--out', out, ...place));
  if (!(await readFile(out)).equals(await readFile(file)))
    failures.push(`${name}: the export is not what was imported`);
  return peaks;
}

const folder = mkdtempSync(join(tmpdir(), 'dli-memory-'));
const cluster = wanted === 'sqlite' ? undefined : await startCluster();
try {
  const counts = [Math.round(many / 10), many];
  const before: Record<string, Record<string, number>> = {};
  for (const count of counts) {
    const file = join(folder, `${count}.json`);
    await writeMany(file, projectOf(count), count);
    console.log(`a file of ${Math.round(statSync(file).size / 1_048_576)} MB, a heap of ${heap} MB`);
    const places: [string, string[]][] = [];
    if (wanted !== 'postgres') places.push(['sqlite', ['--data', join(folder, `${count}.sqlite`)]]);
    if (cluster) places.push(['postgres', ['--database', cluster.url]]);
    else if (wanted !== 'sqlite') console.log('no PostgreSQL is installed: SKIPPED');
    for (const [name, place] of places) {
      const peaks = await measure(name, place, file, count);
      for (const [what, peak] of Object.entries(before[name] ?? {}))
        if ((peaks[what] ?? 0) > peak + slack) failures.push(`${name}: ${what} grew from ${peak} to ${peaks[what]} MB`);
      before[name] = peaks;
    }
  }
} finally {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
}
for (const failure of failures) console.error(failure);
console.log(
  failures.length === 0 ? `flat: below ${ceiling} MB, for ten times as many at most ${slack} MB more` : 'NOT flat',
);
process.exitCode = failures.length === 0 ? 0 : 1;
