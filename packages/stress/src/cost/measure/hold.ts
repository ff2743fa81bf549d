import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@dli-connections/lab/random';
import type { Usage } from '../agent.ts';
import { clientOf } from '../client.ts';
import type { Row } from '../row.ts';
import type { Running, Stage } from '../stage.ts';
import type { WorstHold } from '../worst.ts';
import { warm } from './common.ts';

/** How long is waited at most for what was sent to arrive, in milliseconds, and how often is looked. */
const [settleMs, lookMs] = [10_000, 500];

/** The memory that a server has for bodies in all unless it is told otherwise, in bytes. */
const bodyMemory = 256 * 1024 * 1024;

/** Memory does not grow any more when it grew by less than this in between, in bytes. */
const still = 512 * 1024;

/** Measures what a socket costs that goes no further, on a server that lets in one token. */
export async function measureHold(stage: Stage, worst: WorstHold, seed: number, sockets: number): Promise<Row> {
  const running = await stage.start({ strict: true });
  const random = createRandom(seed);
  try {
    const client = clientOf(running.port);
    await warm(client, 50);
    client.close();
    const before = await running.usage();
    // All of them hold the same bytes, or this process would have many times what the server has.
    const sent = worst.make(random, 0);
    const open = Array.from({ length: sockets }, () => {
      const socket = connect(running.port, '127.0.0.1').on('error', () => {});
      socket.write(sent);
      return socket;
    });
    const after = await settled(running);
    for (const socket of open) socket.destroy();
    const bytes = Math.max(0, after.resident - before.resident) / sockets;
    return {
      target: stage.name,
      kind: worst.letIn ? 'held, let in' : 'held',
      name: worst.name,
      peak: { bytes, ratio: worst.letIn ? (bytes * sockets) / bodyMemory : bytes / (64 * 1024) },
    };
  } finally {
    await running.end();
  }
}

async function settled(running: Running): Promise<Usage> {
  await sleep(lookMs);
  let last = await running.usage();
  for (const end = performance.now() + settleMs; performance.now() < end; ) {
    await sleep(lookMs);
    const next = await running.usage();
    if (next.resident - last.resident < still) return next;
    last = next;
  }
  return last;
}
