import { setTimeout as sleep } from 'node:timers/promises';
import { pathnameOf } from '@dli-connections/contract/server';
import { lightResponse } from './light-response.ts';
import type { Middleware } from './middleware.ts';

/** What the probes tell. */
export interface ProbeOptions {
  /** Rejects while requests cannot be carried out. */
  ready: () => Promise<unknown>;
  /** The text of `/metrics`. */
  metrics: () => string;
  /** How long `ready` may take until it counts as no, in milliseconds. 2,000 by default. */
  readyMs?: number;
}

const json = (status: number, body: unknown) =>
  lightResponse(status, { 'cache-control': 'no-store', 'content-type': 'application/json' }, JSON.stringify(body));

/**
 * Answers GET and HEAD of `/healthz` (the process is alive), `/readyz` (requests can be carried out; 503 if not) and
 * `/metrics`, none of which is part of the contract and none of which asks for credentials. All else is the target's.
 */
export function probes({ ready, metrics, readyMs = 2_000 }: ProbeOptions): Middleware {
  const answers = new Map<string, () => Response | Promise<Response>>([
    ['/healthz', () => json(200, { status: 'alive' })],
    [
      '/readyz',
      async () =>
        (await resolves(ready, readyMs)) ? json(200, { status: 'ready' }) : json(503, { status: 'not ready' }),
    ],
    ['/metrics', () => lightResponse(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, metrics())],
  ]);
  return (target) => async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const answer = reads ? answers.get(pathnameOf(request.url)) : undefined;
    return answer ? answer() : target(request);
  };
}

/** Whether a promise resolves in time. */
async function resolves(attempt: () => Promise<unknown>, withinMs: number): Promise<boolean> {
  const over = new AbortController();
  const attempted = (async () => attempt())().then(
    () => true,
    () => false,
  );
  const late = sleep(withinMs, false, { signal: over.signal }).catch(() => false);
  const result = await Promise.race([attempted, late]);
  over.abort();
  return result;
}
