import type { Job } from './engine.ts';
import type { Session } from './sqlite-session.ts';

/** Jobs that write, in groups that share a commit. */
export interface Writes {
  /** Resolves to the result of a job once its group is committed; rejects with its error or that of the group. */
  add<Result>(job: () => Job<Result>): Promise<Result>;
  /** Commits all accepted jobs immediately. */
  end(): void;
}

interface Write {
  job: () => Job<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Groups the jobs of a round of the event loop in a transaction, which locks the whole file. Each calls `begin`. */
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
      // The promise belongs to this job, so the type is right.
      group.push({ job, resolve: resolve as Write['resolve'], reject });
      if (group.length === 1) setImmediate(end);
      return promise;
    },
    end,
  };
}
