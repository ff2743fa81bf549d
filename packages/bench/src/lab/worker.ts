import { fork } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from '@dli-connections/lab/program';
import type { Contender } from '../contest.ts';

/** A contender that works in a process of its own: a file that calls `work`. `home` is where it may leave files. */
export function createWorker(file: URL, args: readonly string[], home: string): Contender {
  const child = fork(file, args, { cwd: home, env: { ...process.env, HOME: home } });
  return {
    async measure(seconds) {
      const gone = new AbortController();
      child.send(seconds);
      // A worker sends nothing but figures.
      const [answer] = (await Promise.race([
        once(child, 'message', { signal: gone.signal }),
        once(child, 'exit', { signal: gone.signal }),
      ])) as [unknown];
      gone.abort();
      if (typeof answer === 'object' && answer && 'figure' in answer) return Number(answer.figure);
      throw new Error(`a worker ended with ${JSON.stringify(answer)}`);
    },
    close: () => endProcess(child),
  };
}

/** In a worker: measures on each message. */
export function work(measure: (seconds: number) => Promise<number>): void {
  process.on('message', async (seconds: number) => {
    process.send?.({ figure: await measure(seconds) });
  });
  process.on('disconnect', () => process.exit());
}
