import type { Clock } from './clock.ts';

/**
 * Does a part of some work within a time: its signal aborts, and this rejects, with what `late` returns when that time is
 * over, or with what ended the whole, even where the part does not heed its signal. A part without work waits for the time.
 */
export type Step = <T>(ms: number, late?: () => unknown, part?: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** Why a signal has aborted. React Native has no reasons. */
export function reasonOf({ reason }: AbortSignal): unknown {
  return reason ?? Object.assign(new Error('the call was aborted'), { name: 'AbortError' });
}

/**
 * Does `work`, which waits for nothing but its steps, within a time: they reject with what `late` returns when it is over, or
 * with the reason of the outer signal, and `isOver` from then on. Throws that reason where it has aborted before.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: () => unknown,
  outer: AbortSignal | undefined,
  work: (step: Step, isOver: () => boolean, deadline: number) => Promise<T>,
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

  const step: Step = (stepMs, stepLate, part) =>
    new Promise<never>((resolve, reject) => {
      if (over) throw over.reason;
      // Told by hand: controllers that listen to each other take longer than all the rest.
      const controller = new AbortController();
      stop = (reason) => {
        reject(reason);
        controller.abort(reason);
      };
      clock.clearTimeout(timer);
      // One timer for both times. Never more than the whole, even where somebody has set the clock back.
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
