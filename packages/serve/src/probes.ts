import { setTimeout as sleep } from 'node:timers/promises';
import { type Outgoing, pathnameOf } from '@dli-connections/contract/server';
import type { Middleware } from './middleware.ts';

/** The sources of the probes' answers. */
export interface ProbeOptions {
  /** Rejects while requests cannot be carried out. */
  ready: () => Promise<unknown>;
  /** The text of `/metrics`. */
  metrics: () => string;
  /** Time after which a pending `ready` counts as no, in milliseconds. 2,000 by default. */
  readyMs?: number;
}

const json = (status: number, body: unknown): Outgoing => ({
  status,
  headers: { 'cache-control': 'no-store', 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * Answers GET and HEAD of `/healthz` (the process is alive), `/readyz` (requests can be carried out; 503 if not) and
 * `/metrics`, none of which is part of the contract and none of which asks for credentials. Everything else is passed on.
 */
export function probes({ ready, metrics, readyMs = 2_000 }: ProbeOptions): Middleware {
  const answerReady = async () =>
    (await resolves(ready, readyMs)) ? json(200, { status: 'ready' }) : json(503, { status: 'not ready' });
  const answers = new Map<string, () => Outgoing | Promise<Outgoing>>([
    ['/healthz', () => json(200, { status: 'alive' })],
    ['/readyz', answerReady],
    [
      '/metrics',
      () => ({ status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body: metrics() }),
    ],
  ]);
  return (inner) => async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const answer = reads ? answers.get(pathnameOf(request.url)) : undefined;
    return answer ? answer() : inner(request);
  };
}

/** Resolves to whether a promise resolves in time. */
async function resolves(attempt: () => Promise<unknown>, withinMs: number): Promise<boolean> {
  const attempted = (async () => attempt())().then(
    () => true,
    () => false,
  );
  return Promise.race([attempted, sleep(withinMs, false, { ref: false })]);
}
