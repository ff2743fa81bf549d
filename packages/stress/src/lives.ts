/** The lives of projects, at servers that share a database. */
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
  /** Calls with no answer, or one that leaves the outcome open. */
  open: number;
  /** Projects that were answered, or of which there is, something else than the rules say, each with the first such thing. */
  wrong: Map<string, string>;
}

/** How many projects there are, and how many calls each makes. */
export interface LivesOptions {
  projects: number;
  calls: number;
  seed: number;
}

/**
 * Has projects call servers side by side, each from its creates to its deletes, and compares every answer, and in the
 * end what is there, with what the rules of the service say.
 *
 * @param places addresses of the database, each for a server of its own.
 * @param direct the address at which is looked for what is there in the end.
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

/** The calls of one project, now at this server, now at that. */
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
