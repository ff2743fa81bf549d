import type { Job } from './engine.ts';
import type { Session } from './sqlite-session.ts';

/** Jobs that write, in groups that share a commit. */
export interface Writes {
  /** Takes up a job. Resolves to its result once its group is committed, or rejects with its error or that of its group. */
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
 * Groups of jobs on a session, which calls `begin` for each: all jobs of one round of the event loop, so those of
 * many requests that come in together. A transaction that writes locks the whole file
 * from its first statement on.
 */
export function createWrites(session: Session, begin: () => void): Writes {
  const { transaction, carryOut, carryOutAlone, mustBeOpen } = session;
  let group: Write[] = [];

  function end(): void {
    const writes = group;
    group = [];
    if (writes.length === 0) return;
    try {
      if (!together(writes)) oneByOne(writes);
    } catch (error) {
      for (const { reject } of writes) reject(error);
    }
  }

  /** Carries out a group as if no job threw, which next to none does; where one does all are undone, and this is `false`. */
  function together(writes: readonly Write[]): boolean {
    const results: unknown[] = [];
    let thrown = false;
    try {
      transaction('BEGIN IMMEDIATE', () => {
        begin();
        for (const { job } of writes) {
          thrown = true;
          results.push(carryOut(job));
          thrown = false;
          // Another job would begin a transaction of its own, and commit work that is then reported as failed.
          mustBeOpen();
        }
      });
    } catch (error) {
      if (thrown) return false;
      throw error;
    }
    for (const [at, { resolve }] of writes.entries()) resolve(results[at]);
    return true;
  }

  /** The same with each job undone by itself where it throws. */
  function oneByOne(writes: readonly Write[]): void {
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
        mustBeOpen();
      }
    });
    for (const each of settle) each();
  }

  return {
    add: <Result>(job: () => Job<Result>) =>
      new Promise<Result>((resolve, reject) => {
        // It is given the result of this very job.
        group.push({ job, resolve: resolve as Write['resolve'], reject });
        if (group.length === 1) setImmediate(end);
      }),
    end,
  };
}
