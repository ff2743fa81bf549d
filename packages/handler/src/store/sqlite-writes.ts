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

/** Most jobs of a group after a job threw: if many throw, each of them would begin all others again. */
const mostAfterFailure = 10;

/** Groups the jobs of a round of the event loop in a transaction, which locks the whole file. Each calls `begin`. */
export function createWrites({ transaction, carryOut }: Session, begin: () => void): Writes {
  let group: Write[] = [];

  /** Carries out a group. A job that throws is left out, and the group begins again, from then on in small pieces. */
  function end(): void {
    let rest = group;
    group = [];
    let size = rest.length;
    while (rest.length > 0) {
      const writes = rest.slice(0, size);
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
        rest = rest.slice(writes.length);
      } catch (error) {
        const failed = running ? [running] : writes;
        for (const { reject } of failed) reject(error);
        rest = rest.filter((write) => !failed.includes(write));
        size = mostAfterFailure;
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
