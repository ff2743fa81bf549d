import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import type { Usage } from './agent.ts';
import { type Database, startDatabase } from './database.ts';
import { fillStore } from './filled.ts';
import { type CostProgram, startProgram } from './program.ts';
import type { TargetName } from './worst.ts';

/** A target, with its data. */
export interface Stage {
  name: TargetName;
  /** Starts a server with the stored data or with an empty store. With `strict` it accepts only the token `good`. */
  start: (how?: { stored?: boolean; strict?: boolean; flags?: readonly string[] }) => Promise<Running>;
  /** Path of a scenario file with throttling. */
  scenario: string;
}

/** A running server, with its database. */
export interface Running {
  port: number;
  /** Resource use of server and database; rejects if the server does not report within the limit. */
  usage: (withinMs?: number) => Promise<Usage>;
  /** Current memory of both, in bytes. */
  resident: () => number;
  /** Ends the server, and the statements it has left running. */
  end: () => Promise<void>;
}

/** The installed targets, each with the same stored connections. `remove` deletes all data. */
export interface Stages {
  stages: Stage[];
  remove: () => Promise<void>;
}

/** Projects of the token `good`, including those with stored connections. */
const projects = ['empty', 'many', 'heavy', 'grantee', 'probe', ...Array.from({ length: 2_000 }, (_, at) => `p${at}`)];

/** Sets up the targets. A target that is not installed is left out. */
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
    if (database) {
      await fillStore(['--database', database.url], folder, connections);
      // The database would do it by itself in the middle of a measurement.
      await queryIn(database.url, 'VACUUM ANALYZE');
    }
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

function runningOf(program: CostProgram, database?: Database): Running {
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
