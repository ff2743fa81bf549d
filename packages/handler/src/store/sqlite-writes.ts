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
export function createWrites({ transaction, carryOut }: Session, begin: () => void): Writes {
  let group: Write[] = [];

  /** Carries out a group. A job that throws is left out, and the group begins again. */
  function end(): void {
    let writes = group;
    group = [];
    while (writes.length > 0) {
      const results: unknown[] = [];
      let running: Write | undefined;
      try {
        transaction('BEGIN IMMEDIATE', () => {
          begin();
          for (const write of writes) {
            running = write;
            results.push(carryOut(write.job()));
          }
          running = undefined;
        });
        for (const [at, { resolve }] of writes.entries()) resolve(results[at]);
        return;
      } catch (error) {
        const failed = running ? [running] : writes;
        for (const { reject } of failed) reject(error);
        writes = writes.filter((write) => !failed.includes(write));
      }
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
