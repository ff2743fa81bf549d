import { runSession, type SessionOptions } from './session.ts';
import { loadSuite } from './suite.ts';

/** The speed of the suite. Times are in milliseconds. */
export interface Pace {
  /** Time to derive the cases from the bundle. */
  derive: number;
  /** Cases that were run, and how many of them in a second. */
  cases: number;
  casesPerSecond: number;
  /** From the start of a run to the first case that fails; absent if none does. */
  firstFailure?: number;
}

/** Runs the suite of a bundle on a target once, and times it. `now` is a clock in milliseconds. */
export async function measure(options: Omit<SessionOptions, 'suite'>, now = () => performance.now()): Promise<Pace> {
  const loading = now();
  const suite = await loadSuite(options.bundle, options.contract);
  const started = now();
  let firstFailure: number | undefined;
  const { ran } = await runSession({
    ...options,
    suite,
    onProgress(done, total, failed) {
      if (failed > 0) firstFailure ??= now() - started;
      options.onProgress?.(done, total, failed);
    },
  });
  const cases = ran.length;
  const casesPerSecond = cases / ((now() - started) / 1000);
  return { derive: started - loading, cases, casesPerSecond, ...(firstFailure !== undefined && { firstFailure }) };
}
