import type { Clock } from './clock.ts';

/** The deadline of some work, which consists of steps that run one after the other. */
export interface Deadline {
  /** Milliseconds since 1970. */
  at: number;
  /**
   * Runs one step with its own timeout. Rejects with the result of `late` when that passes, or with the reason that ended
   * the whole, even if the step ignores its signal. Without a step it just waits. A step that may take all that is left needs
   * no `late`.
   */
  step<T>(ms: number, part?: (signal: AbortSignal) => Promise<T>, late?: () => unknown): Promise<T>;
  /** Releases the timer and the outer signal; call it at the end of the work. */
  end(): void;
}

/** The reason of an aborted signal, which React Native lacks. */
export function reasonOf({ reason }: AbortSignal): unknown {
  return reason ?? Object.assign(new Error('the call was aborted'), { name: 'AbortError' });
}

/**
 * Starts the time of a piece of work. When it has passed, steps reject with the result of `late`; when the outer signal
 * aborts, with its reason. Throws that reason if the signal has aborted before.
 */
export function startDeadline(clock: Clock, ms: number, late: () => unknown, outer: AbortSignal | undefined): Deadline {
  if (outer?.aborted) throw reasonOf(outer);
  const at = clock.now() + ms;
  let over: { reason: unknown } | undefined;
  let timer: unknown;
  let stop = (_reason: unknown) => {};
  const finish = (reason: unknown) => {
    over = { reason };
    stop(reason);
  };
  const pass = () => finish(outer && reasonOf(outer));
  outer?.addEventListener('abort', pass);
  return {
    at,
    step: (stepMs, part, stepLate) =>
      new Promise<never>((resolve, reject) => {
        if (over) throw over.reason;
        // Aborted by hand: chained controllers would take longer than everything else here.
        const controller = new AbortController();
        stop = (reason) => {
          reject(reason);
          controller.abort(reason);
        };
        clock.clearTimeout(timer);
        // One timer for both limits. Capped at the overall limit, in case the clock was set back.
        const left = Math.min(ms, at - clock.now());
        timer = clock.setTimeout(
          () => {
            if (stepMs >= left) finish(late());
            else if (stepLate) stop(stepLate());
            // A wait resolves to nothing.
            else (resolve as () => void)();
          },
          Math.min(stepMs, left),
        );
        part?.(controller.signal).then(resolve as () => void, reject); // `Promise<never>` fits any type of part
      }),
    end() {
      clock.clearTimeout(timer);
      outer?.removeEventListener('abort', pass);
    },
  };
}
