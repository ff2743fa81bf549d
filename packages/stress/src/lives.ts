/** Sequences of calls by many projects, on servers that share a database. */
import type { Running } from '@dli-connections/lab/program';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { nextCall } from './kill/calls.ts';
import { createLedger, type Ledger } from './kill/ledger.ts';
import { send } from './send.ts';
import { startServer } from './server.ts';

export interface LivesReport {
  calls: number;
  /** Calls that were answered 503. */
  refused: number;
  /** Calls without an answer, or with one that leaves the outcome open. */
  open: number;
  /** Projects with a wrong answer or wrong data at the end, each with its first fault. */
  wrong: Map<string, string>;
}

/** Number of projects, and of calls by each. */
export interface LivesOptions {
  projects: number;
  calls: number;
  seed: number;
}

/**
 * Runs many projects side by side, each from its creates to its deletes. Compares every answer, and the data at the
 * end, with the rules of the service.
 *
 * @param places addresses of the database, one for each server. @param direct the address for the comparison at the
 * end.
 */
export async function liveOn(
  places: readonly string[],
  direct: string,
  { projects, calls, seed }: LivesOptions,
): Promise<LivesReport> {
  const servers: Running[] = [];
  try {
    for (const place of places) servers.push(await startServer(['--database', place]));
    const report: LivesReport = { calls: 0, refused: 0, open: 0, wrong: new Map() };
    const random = createRandom(seed);
    const ledgers = Array.from({ length: projects }, (_, at) => createLedger(`p${at}`, `p${at}grantee`));
    const noteWrong = ({ project }: Ledger, { message }: Error) => {
      if (!report.wrong.has(project)) report.wrong.set(project, message);
    };
    const lives = ledgers.map((ledger) =>
      live(ledger, servers, random, calls, report).catch((error) => noteWrong(ledger, error)),
    );
    await Promise.all(lives);
    const last = await startServer(['--database', direct]);
    servers.push(last);
    for (const ledger of ledgers) await ledger.compare(last.url).catch((error) => noteWrong(ledger, error));
    return report;
  } finally {
    for (const server of servers) await server.end('SIGKILL');
  }
}

/** The calls of one project, spread over the servers. */
async function live(
  ledger: Ledger,
  servers: readonly Running[],
  random: Random,
  calls: number,
  report: LivesReport,
): Promise<void> {
  for (let at = 0; at < calls; at++) {
    const call = nextCall(random, ledger.project, ledger.grantee, ledger.active);
    const outcome = await send(random.pick(servers).url, call);
    report.calls++;
    if (outcome.kind === 'open') {
      report.open++;
      // The next calls would depend on an unknown state.
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
