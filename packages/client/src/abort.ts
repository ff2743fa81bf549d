import type { Clock } from './clock.ts';

/**
 * Does a part of some work within a time: its signal aborts, and this rejects, with what `late` returns when that time is
 * over, or with the reason of the signal of the whole, even where the part does not heed its signal. A part without work
 * waits for the time.
 */
export type Step = <T>(ms: number, late?: () => unknown, part?: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Does `work`, which waits for nothing but its steps, within a time: its signal aborts with what `late` returns when the time
 * is over, or with the reason of the outer signal. Where that has aborted before, the work is not started.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: () => unknown,
  outer: AbortSignal | undefined,
  work: (step: Step, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const whole = new AbortController();
  let stop = (_reason: unknown) => {};
  const end = (reason: unknown) => {
    whole.abort(reason);
    stop(reason);
  };
  const pass = () => end(outer?.reason);
  const timer = clock.setTimeout(() => end(late()), ms);
  outer?.addEventListener('abort', pass);

  const step: Step = async (ms, late, part) => {
    let timer: unknown;
    try {
      return await new Promise<never>((resolve, reject) => {
        whole.signal.throwIfAborted();
        // Told by hand: controllers that listen to each other take longer than all the rest.
        const controller = new AbortController();
        stop = (reason) => {
          reject(reason);
          controller.abort(reason);
        };
        // A wait resolves to nothing.
        timer = clock.setTimeout(late ? () => stop(late()) : (resolve as () => void), ms);
        part?.(controller.signal).then(resolve as () => void, reject);
      });
    } finally {
      clock.clearTimeout(timer);
    }
  };
  try {
    return await work(step, whole.signal);
  } finally {
    clock.clearTimeout(timer);
    outer?.removeEventListener('abort', pass);
  }
}
