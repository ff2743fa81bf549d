/** Sequences of calls by many projects, on servers that share a database. */
import type { Running } from '@dli-connections/lab/program';
import { createRandom, type Random } from '@dli-connections/lab/random';
import { createLedger, type Ledger } from './kill/ledger.ts';
import { callNext } from './kill/writer.ts';
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
    const kind = await callNext(ledger, random.pick(servers).url, random);
    report.calls++;
    if (kind === 'undone') report.refused++;
    if (kind !== 'open') continue;
    report.open++;
    // The next calls would depend on an unknown state.
    return;
  }
}

/** A report in lines. */
export function linesOf({ calls, refused, open, wrong }: LivesReport, { projects }: LivesOptions): string[] {
  return [
    `  calls answered 503: ${refused} of ${calls} (${Math.round((100 * refused) / calls)} %)`,
    `  calls with an unknown outcome: ${open}`,
    `  projects with wrong answers or wrong data: ${wrong.size} of ${projects}`,
    ...[...wrong.values()].slice(0, 3).map((message) => `    ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}`),
  ];
}
