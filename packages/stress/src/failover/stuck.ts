/** Writes that wait on a healthy database, and the other calls meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../send.ts';
import { startServer } from '../server.ts';
import { holders, stuck } from './holders.ts';
import { type Count, countIn, createLoad, fresh, inTimeMs } from './load.ts';

export interface StuckReport {
  /** Creates of other projects. */
  before: Count;
  meanwhile: Count;
  /** Shows of another project. */
  shows: Count;
  /** Answers of 200 by `/readyz`. */
  ready: Count;
}

/** Holds writes up for a while; `undefined` where PostgreSQL is not installed. */
export async function holdUp(name: keyof typeof holders, forMs: number): Promise<StuckReport | undefined> {
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
      const span = { from: locked, to: performance.now() };
      // The last calls need their full time too.
      await sleep(inTimeMs);
      await load.stop();
      return {
        before: countIn(load.answers, 'fresh', { from: began, to: locked }, 201),
        meanwhile: countIn(load.answers, 'fresh', span, 201),
        shows: countIn(load.answers, 'show', span, 200),
        ready: countIn(load.answers, 'ready', span, 200),
      };
    } finally {
      await load.stop();
      await server.end('SIGKILL');
    }
  } finally {
    await held.stop();
  }
}
