/** Writes that wait on a healthy database, and the other calls meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from '../patiently.ts';
import { ask } from '../send.ts';
import { startServer } from '../server.ts';
import { holders, stuck } from './holders.ts';
import { type Count, countIn, createLoad, fresh, type TimedCall, inTimeMs as usualMs } from './load.ts';

export interface StuckReport {
  /** Creates of other projects. */
  before: Count;
  meanwhile: Count;
  /** Shows of another project. */
  shows: Count;
  /** Answers of 200 by `/readyz`. */
  ready: Count;
}

/** Extent of a run. */
export interface HoldUp {
  /** Time before writes are held up, and the same time with them held up, in milliseconds. */
  forMs: number;
  /** Patience of a client, in milliseconds: a later answer counts as none. */
  inTimeMs?: number;
  /** True to go on until `/readyz` has another answer than 200; without one in a minute the run fails. */
  untilUnready?: boolean;
}

/** Holds writes up for a while; `undefined` where PostgreSQL is not installed. */
export async function holdUp(
  name: keyof typeof holders,
  { forMs, inTimeMs = usualMs, untilUnready = false }: HoldUp,
): Promise<StuckReport | undefined> {
  const { open, input } = holders[name];
  const held = await open();
  if (!held) return undefined;
  const load = createLoad();
  try {
    const server = await startServer(['--database', held.url]);
    try {
      const { url } = server;
      await ask(url, { operation: 'createEnhancedConnection', input: stuck });
      const shown = { ...stuck, project_id: 'shown' };
      const { connection_id } = await ask(url, { operation: 'createEnhancedConnection', input: shown });
      load.create('fresh', 50, url);
      const began = performance.now();
      await sleep(forMs);
      await held.hold();
      load.create('stuck', 500, url, () => ({ ...stuck, name: fresh(), ...input }));
      load.get('show', 100, `${url}/v2.0/shown/datasource/enhanced-connections/${connection_id}`);
      load.get('ready', 100, `${url}/readyz`);
      const locked = performance.now();
      await sleep(forMs);
      if (untilUnready) await patiently(async () => mustBeUnready(load.answers, locked), 60_000);
      const span = { from: locked, to: performance.now() };
      // The last calls need their full time too.
      await load.stop(inTimeMs);
      return {
        before: countIn(load.answers, 'fresh', { from: began, to: locked }, 201, inTimeMs),
        meanwhile: countIn(load.answers, 'fresh', span, 201, inTimeMs),
        shows: countIn(load.answers, 'show', span, 200, inTimeMs),
        ready: countIn(load.answers, 'ready', span, 200, inTimeMs),
      };
    } finally {
      await load.stop();
      await server.end('SIGKILL');
    }
  } finally {
    await held.stop();
  }
}

function mustBeUnready(answers: readonly TimedCall[], since: number): void {
  const isUnready = answers.some(({ kind, sent, status }) => kind === 'ready' && sent >= since && status !== 200);
  if (!isUnready) throw new Error('/readyz is still 200, a minute after all writes were held up');
}
