import type { Clock } from './clock.ts';

/**
 * Runs one step with its own timeout. Rejects with the result of `late` when that passes, or with the reason that ended
 * the whole, even if the step ignores its signal. Without a step it just waits.
 */
export type TimedStep = <T>(ms: number, late?: () => unknown, part?: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** The reason of an aborted signal. React Native has no reasons. */
export function reasonOf({ reason }: AbortSignal): unknown {
  return reason ?? Object.assign(new Error('the call was aborted'), { name: 'AbortError' });
}

/**
 * Runs `work`, which waits for nothing but its steps, with a deadline. Steps reject with the result of `late` when it
 * passes, or with the reason of the outer signal, and `isOver` is true from then on. Rejects at once if that signal has
 * aborted before.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: () => unknown,
  outer: AbortSignal | undefined,
  work: (step: TimedStep, isOver: () => boolean, deadline: number) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw reasonOf(outer);
  const deadline = clock.now() + ms;
  let over: { reason: unknown } | undefined;
  let timer: unknown;
  let stop = (_reason: unknown) => {};
  const end = (reason: unknown) => {
    over = { reason };
    stop(reason);
  };
  const pass = () => end(outer && reasonOf(outer));
  outer?.addEventListener('abort', pass);

  const step: TimedStep = (stepMs, stepLate, part) =>
    new Promise<never>((resolve, reject) => {
      if (over) throw over.reason;
      // Aborted by hand: controllers that listen to each other take longer than all the rest.
      const controller = new AbortController();
      stop = (reason) => {
        reject(reason);
        controller.abort(reason);
      };
      clock.clearTimeout(timer);
      // One timer for both times. Never more than the whole, even if the clock was set back.
      const left = Math.min(ms, deadline - clock.now());
      timer = clock.setTimeout(
        () => {
          if (stepMs >= left) end(late());
          else if (stepLate) stop(stepLate());
          // A wait resolves to nothing.
          else (resolve as () => void)();
        },
        Math.min(stepMs, left),
      );
      part?.(controller.signal).then(resolve as () => void, reject);
    });
  try {
    return await work(step, () => !!over, deadline);
  } finally {
    clock.clearTimeout(timer);
    outer?.removeEventListener('abort', pass);
  }
}
