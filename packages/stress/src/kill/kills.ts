import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { patiently } from '../patiently.ts';
import { type DataFlags, startServer } from '../server.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { startWriters } from './writer.ts';

/** Writes during which the server or its database is killed repeatedly. */
export interface KillOptions {
  data: DataFlags;
  kills: number;
  seed: number;
  /** Number of projects that write at once. */
  writers: number;
  /** Crashes the database under the server. Without it, every kill hits the server. */
  crash?: ((random: Random) => Promise<void>) | undefined;
  /** Called after each kill; the run waits for it. */
  progress?: (done: number) => void | Promise<void>;
}

/** Counts of a run. The run throws if a write was lost or only partly done. */
export interface KillReport {
  kills: number;
  /** Kills of the database, which the server survived. */
  crashes: number;
  answered: number;
  /** Calls without an answer, by the state found afterwards. */
  open: { done: number; 'not done': number };
  /** Time of each start after a kill, in milliseconds. */
  startMs: number[];
}

/** Kills after which the run changes to new projects, so that their lists stay short. */
const perProject = 25;

/** Kills repeatedly. After each kill, and once at the end, everything that was acknowledged must be there. */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const { data, kills, seed, writers: count, crash, progress = () => {} } = options;
  const random = createRandom(seed);
  const report: KillReport = { kills, crashes: 0, answered: 0, open: { done: 0, 'not done': 0 }, startMs: [] };
  const all: Ledger[] = [];
  let ledgers: Ledger[] = [];
  let server = await startServer(data);

  async function compare(some: readonly Ledger[]): Promise<void> {
    for (const ledger of some) {
      const found = await ledger.compare(server.url);
      if (found !== 'no open call') report.open[found]++;
    }
  }

  try {
    for (let kill = 0; kill < kills; kill++) {
      if (kill % perProject === 0) {
        const nameOf = (writer: number) => `s${seed}k${kill}w${writer}`;
        ledgers = Array.from({ length: count }, (_, at) => createLedger(nameOf(at), `${nameOf(at)}grantee`));
        all.push(...ledgers);
      }
      const writers = startWriters(server.url, ledgers, random);
      const failed = writers.done.catch((error: unknown) => error ?? new Error('a writer failed'));
      const enough = count + random.nat(4 * count);
      while (writers.answered() < enough && (await Promise.race([failed, sleep(1, 'goes on')])) === 'goes on');
      if (crash && kill % 4 === 1) {
        await crash(random);
        writers.stop();
        report.crashes++;
        await failed;
        await patiently(() => mustBeReady(server.url), 60_000);
      } else {
        await server.end('SIGKILL');
        await failed;
        server = await startServer(data);
        report.startMs.push(server.startMs);
      }
      await writers.done;
      report.answered += writers.answered();
      await compare(ledgers);
      await progress(kill + 1);
    }
    await compare(all);
    if ((await server.end('SIGTERM')) !== 0) throw new Error('the server did not stop in order');
  } finally {
    await server.end('SIGKILL');
  }
  return report;
}

/** Throws where a server is not ready. */
async function mustBeReady(url: string): Promise<void> {
  if (!(await fetch(`${url}/readyz`)).ok) throw new Error('the server does not find its database again');
}
