/** The lifecycle of projects behind a pooler. */
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import type { Running } from '@dli-connections/lab/program';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { nextCall } from '../kill/calls.ts';
import { createLedger, type Ledger } from '../kill/ledger.ts';
import { send } from '../send.ts';
import { startServer } from '../server.ts';
import { type Mode, startBouncer } from './bouncer.ts';

export interface PooledReport {
  calls: number;
  /** Calls that were answered 503. */
  refused: number;
  /** Calls with no answer, or one that leaves the outcome open. */
  open: number;
  /** Projects that were answered, or of which there is, something else than the rules say, each with the first such thing. */
  wrong: Map<string, string>;
}

/**
 * Has projects call two servers side by side, each from its creates to its deletes, and compares every answer, and in the
 * end what is there, with what the rules of the service say. `undefined` where PostgreSQL or pgbouncer is not installed.
 */
export async function runPooled(
  mode: Mode,
  { projects, calls, seed }: { projects: number; calls: number; seed: number },
): Promise<PooledReport | undefined> {
  const cluster = await startCluster();
  if (!cluster) return undefined;
  try {
    const bouncer = await startBouncer(cluster.url, mode);
    if (!bouncer) return undefined;
    const servers: Running[] = [];
    try {
      for (let at = 0; at < 2; at++) servers.push(await startServer(['--database', bouncer.url]));
      const report: PooledReport = { calls: 0, refused: 0, open: 0, wrong: new Map() };
      const random = createRandom(seed);
      const ledgers = Array.from({ length: projects }, (_, at) => createLedger(`p${at}`, `p${at}grantee`));
      const noteWrong = ({ project }: Ledger, { message }: Error) => {
        if (!report.wrong.has(project)) report.wrong.set(project, message);
      };
      const lives = ledgers.map((ledger) =>
        live(ledger, servers, random, calls, report).catch((error) => noteWrong(ledger, error)),
      );
      await Promise.all(lives);
      // Without the pooler, which would get in the way of the look too.
      const direct = await startServer(['--database', cluster.url]);
      servers.push(direct);
      for (const ledger of ledgers) await ledger.compare(direct.url).catch((error) => noteWrong(ledger, error));
      return report;
    } finally {
      for (const server of servers) await server.end('SIGKILL');
      await bouncer.stop();
    }
  } finally {
    await cluster.stop();
  }
}

/** The calls of one project, now at this server, now at that. */
async function live(
  ledger: Ledger,
  servers: readonly Running[],
  random: Random,
  calls: number,
  report: PooledReport,
): Promise<void> {
  for (let at = 0; at < calls; at++) {
    const call = nextCall(random, ledger.project, ledger.grantee, ledger.active);
    const outcome = await send(random.pick(servers).url, call);
    report.calls++;
    if (outcome.kind === 'open') {
      report.open++;
      // Its next calls would depend on what nobody knows.
      return ledger.leaveOpen(call);
    }
    if (outcome.kind === 'undone') {
      report.refused++;
      continue;
    }
    const expected = ledger.enter(call, outcome.body.connection_id);
    if (outcome.verdict !== expected)
      throw new Error(`${JSON.stringify(call)} is answered "${outcome.verdict}" instead of "${expected}"`);
  }
}
