import { setTimeout as sleep } from 'node:timers/promises';
import type { Outgoing } from '@dli-connections/contract/server';
import type { Pages, ServedPage } from './pages.ts';

/** The sources of the probes' answers. */
export interface ProbeOptions {
  /** Rejects while requests cannot be carried out. */
  ready: () => Promise<unknown>;
  /** The text of `/metrics`. */
  metrics: () => string;
  /** Time after which a pending `ready` counts as not ready, in milliseconds. 2,000 by default. */
  readyMs?: number;
}

/** An answer in JSON that nobody caches. */
export const uncached = (status: number, body: unknown): Outgoing => ({
  status,
  headers: { 'cache-control': 'no-store', 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** `/healthz`: the process is alive. */
export const aliveProbe: Pages = new Map([['/healthz', () => uncached(200, { status: 'alive' })]]);

/** `/healthz`, `/readyz` (requests can be carried out; 503 if not) and `/metrics`. */
export function probes({ ready, metrics, readyMs = 2_000 }: ProbeOptions): Pages {
  const answerReady = async () => {
    const problem = await problemOf(ready, readyMs);
    return problem ? uncached(503, { status: 'not ready', ...problem }) : uncached(200, { status: 'ready' });
  };
  return new Map<string, ServedPage>([
    ...aliveProbe,
    ['/readyz', answerReady],
    [
      '/metrics',
      () => ({ status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body: metrics() }),
    ],
  ]);
}

/** A public reason why a server is not ready. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}

/** The problem of an attempt that fails or is late, with its reason if that may be published; `undefined` for none. */
async function problemOf(attempt: () => Promise<unknown>, withinMs: number): Promise<{ reason?: string } | undefined> {
  const attempted = (async () => attempt())().then(
    () => undefined,
    (error: unknown) => (error instanceof NotReady ? { reason: error.message } : {}),
  );
  return Promise.race([attempted, sleep(withinMs, {}, { ref: false })]);
}
