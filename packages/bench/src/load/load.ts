import { fork } from 'node:child_process';
import { once } from 'node:events';
import { endProcess } from '@dli-connections/lab/program';
import type { Shot } from './shot.ts';

/** Sends requests from a process of its own, so that it takes no time from the server or from the run. */
export interface Load {
  /** Resolves once its time is over. Rejects when a request failed or was answered with another status. */
  shoot(shot: Shot): Promise<Hit>;
  /** The requests per second of a shot. */
  rate(shot: Shot): Promise<number>;
  stop(): Promise<void>;
}

/** The result of a shot: the requests that were answered, and how many that is a second. */
export interface Hit {
  answered: number;
  rate: number;
}

/** An answer of the generator. */
export type Reply = Hit | { problem: string };

/** Starts the load generator. */
export function createLoad(): Load {
  const child = fork(new URL('./generator.ts', import.meta.url));
  const shoot = async (shot: Shot): Promise<Hit> => {
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
    return reply;
  };
  return { shoot, rate: async (shot) => (await shoot(shot)).rate, stop: () => endProcess(child) };
}
