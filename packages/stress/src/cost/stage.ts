import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Usage } from './agent.ts';
import { type Database, startDatabase } from './database.ts';
import { fillStore } from './filled.ts';
import { type Program, startProgram } from './program.ts';
import type { TargetName } from './worst.ts';

/** A target, and where it keeps what it keeps. */
export interface Stage {
  name: TargetName;
  /** Starts a server: on what is stored there, or on nothing; where `strict` it lets in the token `good` alone. */
  start: (how?: { stored?: boolean; strict?: boolean; flags?: readonly string[] }) => Promise<Running>;
  /** A file that a scenario with throttling is in. */
  scenario: string;
}

/** A server that runs, with the database that is behind it. */
export interface Running {
  port: number;
  /** What server and database have used; rejects when the server does not say so in time. */
  usage: (withinMs?: number) => Promise<Usage>;
  /** The memory of both now, in bytes. */
  resident: () => number;
  /** Ends it, and what it has the database do. */
  end: () => Promise<void>;
}

/** The targets there are, with so many connections stored; all of it goes with `remove`. */
export interface Stages {
  stages: Stage[];
  remove: () => Promise<void>;
}

/** Projects that the token `good` is for, besides those that are filled. */
const projects = ['empty', 'many', 'heavy', 'grantee', 'probe', ...Array.from({ length: 2_000 }, (_, at) => `p${at}`)];

/** Sets up the targets; one that is not installed is left out. */
export async function setUp(names: readonly TargetName[], connections: number): Promise<Stages> {
  const folder = mkdtempSync(join(tmpdir(), 'dli-cost-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  const [credentials, scenario] = [join(folder, 'credentials.yaml'), join(folder, 'scenario.yaml')];
  writeFileSync(credentials, JSON.stringify({ tokens: [{ token: 'good', projects }] }));
  writeFileSync(scenario, JSON.stringify({ throttling: { requests: 1_000_000, seconds: 60 } }));
  const database = names.includes('PostgreSQL') ? await startDatabase() : undefined;
  let files = 0;
  const file = () => join(folder, `${files++}.sqlite`);
  const filled = join(folder, 'filled.sqlite');
  try {
    if (names.includes('SQLite')) await fillStore(['--data', filled], folder, connections);
    if (database) await fillStore(['--database', database.url], folder, connections);
  } catch (error) {
    await database?.stop();
    clear();
    throw error;
  }
  const stage = (name: TargetName): Stage => ({
    name,
    scenario,
    async start({ stored = false, strict = false, flags = [] } = {}) {
      if (name === 'mock') return runningOf(await startProgram('mock', ['--log', 'off']));
      const place =
        database && name === 'PostgreSQL' ? ['--database', database.url] : ['--data', stored ? filled : file()];
      const log = flags.includes('--log') ? [] : ['--log', 'off'];
      const all = [...place, ...log, ...(strict ? ['--credentials', credentials] : []), ...flags];
      return runningOf(await startProgram('reference', all), name === 'PostgreSQL' ? database : undefined);
    },
  });
  const there = names.filter((name) => name !== 'PostgreSQL' || database);
  return {
    stages: there.map(stage),
    async remove() {
      await database?.stop();
      process.off('exit', clear);
      clear();
    },
  };
}

function runningOf(program: Program, database?: Database): Running {
  return {
    port: program.port,
    async usage(withinMs) {
      const { processorMs, resident, peak } = await program.usage(withinMs);
      return { processorMs: processorMs + (database?.processorMs() ?? 0), resident, peak };
    },
    resident: () => program.resident() + (database?.resident() ?? 0),
    async end() {
      await program.kill();
      await database?.quell();
    },
  };
}
