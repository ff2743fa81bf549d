import type { Job } from './engine.ts';
import type { Session } from './sqlite-session.ts';

/** Jobs that write, in groups that share a commit. */
export interface Writes {
  /**
   * Adds a job. Resolves to its result once its group is committed, or rejects with its error or the error of its
   * group.
   */
  add<Result>(job: () => Job<Result>): Promise<Result>;
  /** Commits all jobs that were taken up, at once. */
  end(): void;
}

interface Write {
  job: () => Job<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Groups jobs on a session: all jobs of one round of the event loop, and so of all requests that arrive together, share a
 * transaction, because a transaction that writes locks the whole file. `begin` is called in each.
 */
export function createWrites(session: Session, begin: () => void): Writes {
  let group: Write[] = [];

  function end(): void {
    const writes = group;
    group = [];
    if (writes.length === 0) return;
    try {
      if (!together(session, begin, writes)) oneByOne(session, begin, writes);
    } catch (error) {
      for (const { reject } of writes) reject(error);
    }
  }

  return {
    add<Result>(job: () => Job<Result>): Promise<Result> {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      // It is given the result of this very job.
      group.push({ job, resolve: resolve as Write['resolve'], reject });
      if (group.length === 1) setImmediate(end);
      return promise;
    },
    end,
  };
}

/** Carries out a group as if no job throws, as hardly any does. If one does, all are undone and this returns `false`. */
function together({ transaction, carryOut }: Session, begin: () => void, writes: readonly Write[]): boolean {
  const results: unknown[] = [];
  let thrown = false;
  try {
    transaction('BEGIN IMMEDIATE', () => {
      begin();
      for (const { job } of writes) {
        thrown = true;
        results.push(carryOut(job()));
        thrown = false;
      }
    });
  } catch (error) {
    if (thrown) return false;
    throw error;
  }
  for (const [at, { resolve }] of writes.entries()) resolve(results[at]);
  return true;
}

/** The same, with each job that throws undone alone. */
function oneByOne(
  { transaction, carryOutAlone, mustBeOpen }: Session,
  begin: () => void,
  writes: readonly Write[],
): void {
  const settle: (() => void)[] = [];
  transaction('BEGIN IMMEDIATE', () => {
    begin();
    for (const { job, resolve, reject } of writes) {
      try {
        const result = carryOutAlone(job);
        settle.push(() => resolve(result));
      } catch (error) {
        settle.push(() => reject(error));
      }
      // Otherwise the next job would open its own transaction and commit work that is reported as failed.
      mustBeOpen();
    }
  });
  for (const each of settle) each();
}
