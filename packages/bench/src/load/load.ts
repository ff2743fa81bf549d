import { fork } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from '@dli-connections/lab/program';
import type { Shot } from './shot.ts';

/** Sends requests from a process of its own, so that it takes no time from the server or from the run. */
export interface Load {
  /** Resolves to the requests per second that were answered. Rejects when one failed or answered another status. */
  rate(shot: Shot): Promise<number>;
  stop(): Promise<void>;
}

/** What the generator answers. */
export type Reply = { rate: number } | { problem: string };

/** Starts the load generator. */
export function createLoad(): Load {
  const child = fork(new URL('./generator.ts', import.meta.url));
  return {
    async rate(shot) {
      const over = new AbortController();
      const { signal } = over;
      child.send(shot);
      // The generator sends nothing but replies.
      const [reply] = (await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })])) as [
        Reply | number | null,
      ];
      over.abort();
      if (reply === null || typeof reply === 'number') throw new Error('the load generator ended');
      if ('problem' in reply) throw new Error(reply.problem);
      return reply.rate;
    },
    stop: () => endProcess(child),
  };
}
