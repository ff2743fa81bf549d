import type { Clock } from './clock.ts';

/**
 * Does `work` within a time: its signal aborts, and this rejects, with what `late` returns when the time is over, or with
 * the reason of the outer signal, even where the work does not heed its signal. Where the outer signal has aborted before,
 * the work is not started.
 */
export function within<T>(
  clock: Clock,
  ms: number,
  late: () => unknown,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const pass = () => controller.abort(outer?.reason);
  const timer = clock.setTimeout(() => controller.abort(late()), ms);
  outer?.addEventListener('abort', pass);
  return new Promise<T>((resolve, reject) => {
    outer?.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
    work(signal).then(resolve, reject);
  }).finally(() => {
    clock.clearTimeout(timer);
    outer?.removeEventListener('abort', pass);
  });
}

/** Waits, unless the signal aborts: then it rejects with its reason, and the timer is gone. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let timer: unknown;
  let wake = () => {};
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    wake = resolve;
    timer = clock.setTimeout(resolve, ms);
    signal.addEventListener('abort', resolve as () => void);
  });
  clock.clearTimeout(timer);
  signal.removeEventListener('abort', wake);
  signal.throwIfAborted();
}
