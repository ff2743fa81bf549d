import { Worker } from 'node:worker_threads';
import type { Graded, Grades } from '../src/index.ts';
import type { Share } from './share.ts';

/** A piece of work for a worker. */
export interface Task {
  target: 'handler' | 'mock' | 'client' | 'zoo';
  share: Share;
}

/** All there is to grade, in pieces of like size, the longest first. `sample` takes one mutant in so many. */
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
  const work = async () => {
    for (let task = left.shift(); task; task = left.shift()) {
      const done = await inWorker(task);
      const parts = grades[task.target] ?? {};
      grades[task.target] = parts;
      for (const [part, graded] of Object.entries(done)) parts[part] = [...(parts[part] ?? []), ...graded];
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  // In one order whatever was ready first.
  return Object.fromEntries(Object.entries(grades).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inWorker(task: Task): Promise<Record<string, Graded[]>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the worker for ${task.target} ended with ${code}, and said nothing`)),
    );
  });
}
