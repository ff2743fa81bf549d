import type { Clock } from './clock.ts';

/**
 * Starts `work` and settles like it, or rejects with the reason of the signal as soon as it aborts, even where the work
 * does not heed the signal. Where it has aborted before, the work is not started.
 */
export async function untilAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work();
  return new Promise<T>((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Does `work` within a time: its signal aborts, and this rejects, with what `late` returns when the time is over, or with
 * the reason of the outer signal.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: () => unknown,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const pass = () => controller.abort(outer?.reason);
  outer?.addEventListener('abort', pass);
  const timer = clock.setTimeout(() => controller.abort(late()), ms);
  try {
    return await untilAborted(() => work(signal), signal);
  } finally {
    clock.clearTimeout(timer);
    outer?.removeEventListener('abort', pass);
  }
}

/** Waits, unless the signal aborts: then it rejects with its reason, and the timer is gone. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let timer: unknown;
  const wait = () => new Promise<void>((resolve) => (timer = clock.setTimeout(resolve, ms)));
  await untilAborted(wait, signal).finally(() => clock.clearTimeout(timer));
}
