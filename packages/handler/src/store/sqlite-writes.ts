import type { Job } from './engine.ts';
import { createGroups } from './group.ts';
import type { Session } from './sqlite-session.ts';

/** A job of a group threw, so that all of them are undone. */
class ThrownError extends Error {}

/** Jobs that write, in groups that share a commit. */
export interface Writes {
  /** Takes up a job. Resolves once its group is committed. */
  add<Result>(job: () => Job<Result>): Promise<Result>;
  /** Commits what was taken up, at once. */
  end(): void;
}

/**
 * Groups of jobs on a session, each of which is told to `begin`. A group is carried out as if no job threw, which next to none does. Where one does, the
 * group is undone and carried out once more, this time with each job undone by itself where it throws.
 */
export function createWrites(session: Session, begin: () => void): Writes {
  const { transaction, carryOut, carryOutAlone, mustBeOpen } = session;
  let oneByOne = false;
  let thrown = false;

  function inside<Result>(job: () => Job<Result>): Result {
    if (oneByOne) return carryOutAlone(job);
    try {
      return carryOut(job);
    } catch (error) {
      thrown = true;
      throw error;
    }
  }
  function together(jobs: readonly (() => void)[]): void {
    thrown = false;
    // A transaction that writes locks the whole file from its first statement on.
    transaction('BEGIN IMMEDIATE', () => {
      begin();
      for (const job of jobs) {
        job();
        if (thrown) throw new ThrownError();
        // Another job would begin a transaction of its own, and commit what is then said to have failed.
        mustBeOpen();
      }
    });
  }
  const groups = createGroups((jobs) => {
    try {
      oneByOne = false;
      together(jobs);
    } catch (error) {
      if (!(error instanceof ThrownError)) throw error;
      oneByOne = true;
      together(jobs);
    }
  });
  return { add: (job) => groups.add(() => inside(job)), end: groups.end };
}
