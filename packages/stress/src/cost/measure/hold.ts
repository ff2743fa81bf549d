import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@dli-connections/lab/random';
import type { Usage } from '../agent.ts';
import { clientOf } from '../client.ts';
import type { CostRow } from '../row.ts';
import type { Running, Stage } from '../stage.ts';
import type { WorstHold } from '../worst.ts';
import { warm } from './common.ts';

/** Longest wait until the bytes have arrived, and the interval of checks, in milliseconds. */
const [settleMs, lookMs] = [10_000, 500];

/** The server's default memory limit for all bodies, in bytes. */
const bodyMemory = 256 * 1024 * 1024;

/** Growth per check below which memory counts as stable, in bytes. */
const still = 512 * 1024;

/** Measures the memory of a stalled socket, on a server that accepts one token. */
export async function measureHold(
  stage: Stage,
  worst: WorstHold,
  { seed, sockets, warmUp }: { seed: number; sockets: number; warmUp: number },
): Promise<CostRow> {
  const running = await stage.start({ strict: true });
  const random = createRandom(seed);
  try {
    const client = clientOf(running.port);
    await warm(client, warmUp);
    client.close();
    const before = await running.usage();
    // All sockets share one buffer; otherwise this process would need far more memory than the server.
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
