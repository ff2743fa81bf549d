import { Worker } from 'node:worker_threads';
import type { Graded, Grades } from '../src/index.ts';
import type { Share } from './share.ts';

/** A piece of work for a worker. */
export interface Task {
  target: 'handler' | 'mock' | 'client' | 'planted';
  share: Share;
}

/** The work of grading, in pieces of similar size, the longest first. `sample` N takes every Nth mutant. */
export function tasksOf(targets: readonly Task['target'][], pieces: number, sample = 1): Task[] {
  return targets.flatMap((target) => {
    const of = target === 'client' ? 1 : pieces;
    return Array.from({ length: of }, (_, index) => ({ target, share: { index, of, sample } }));
  });
}

/** Does the work in worker threads, some at once. */
export async function gradeAll(tasks: readonly Task[], workers: number): Promise<Grades> {
  const left = [...tasks];
  const grades: Record<string, Record<string, Graded[]>> = {};
  const busy: (Task['target'] | undefined)[] = [];
  const work = async (own: number) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url));
    try {
      for (let task = next(left, busy, own); task; task = next(left, busy, own)) {
        const done = await ask(worker, task);
        const parts = grades[task.target] ?? {};
        grades[task.target] = parts;
        for (const [part, graded] of Object.entries(done)) parts[part] = [...(parts[part] ?? []), ...graded];
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, own) => work(own)));
  // In a fixed order: they end in any.
  return Object.fromEntries(Object.entries(grades).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The next task of a worker. One that has recorded the suite on a target stays with it, and then takes pieces that no other has:
 * another recording takes longer than most pieces.
 */
function next(left: Task[], busy: (Task['target'] | undefined)[], own: number): Task | undefined {
  const at = [
    left.findIndex(({ target }) => target === busy[own]),
    left.findIndex(({ target }) => !busy.includes(target)),
    0,
  ].find((each) => each >= 0);
  const [task] = left.splice(at ?? 0, 1);
  busy[own] = task?.target;
  return task;
}

function ask(worker: Worker, task: Task): Promise<Record<string, Graded[]>> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(error);
    const ended = (code: number) =>
      reject(new Error(`the worker for ${task.target} ended with ${code}, and said nothing`));
    worker.once('error', fail);
    worker.once('exit', ended);
    worker.once('message', (done) => {
      worker.off('error', fail).off('exit', ended);
      resolve(done);
    });
    worker.postMessage(task);
  });
}
