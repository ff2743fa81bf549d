import { type ReadFlags, UsageError } from './flags.ts';
import { inOneLine } from './message.ts';

/** The reasons why a program does not start: a line for each mistake of its user, one for any other error. */
export function complaintOf(program: string, error: unknown): string {
  return problemsOf(error)
    .map((problem) => `${program}: ${problem}`)
    .join('\n');
}

const problemsOf = (error: unknown): readonly string[] =>
  error instanceof UsageError ? error.problems : [inOneLine(error)];

/**
 * Reads settings. If flags are wrong, it checks the files that the others name, so that all problems are reported at once.
 *
 * @throws UsageError with the mistakes in the flags and those in the files.
 */
export async function readChecked<Settings>(
  read: () => Settings,
  check: (flags: ReadFlags<string>) => readonly Promise<unknown>[],
): Promise<Settings> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UsageError) || !error.read) throw error;
    await prepareAll(Promise.reject(error), ...check(error.read));
    throw error;
  }
}

/**
 * Waits for all of some preparations.
 *
 * @throws UsageError with the messages of all that failed; the error itself if only one did.
 */
export async function prepareAll<Results extends readonly unknown[]>(
  ...preparations: { [At in keyof Results]: Promise<Results[At]> }
): Promise<Results> {
  const settled = await Promise.allSettled(preparations);
  const errors: unknown[] = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new UsageError(errors.flatMap(problemsOf));
  // None was rejected, so each has the value of its preparation.
  return settled.map((each) => (each as PromiseFulfilledResult<unknown>).value) as unknown as Results;
}

/** Calls `say` once, unless `end` is called within two seconds. */
export function whenSlow(say: () => void): { end: () => void } {
  const timer = setTimeout(say, 2_000);
  return { end: () => clearTimeout(timer) };
}
