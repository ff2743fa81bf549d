import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@dli-connections/lab/random';
import { clientOf } from '../client.ts';
import { startProbe } from '../probe.ts';
import type { CostRow } from '../row.ts';
import type { Stage } from '../stage.ts';
import type { WorstTraffic } from '../worst.ts';
import { figuresOf, type Patience, probePath, quietWaits, waitsBeside, warm, watchMemory } from './common.ts';

let serial = 0;

/** Measures the probe's waits during traffic, and the memory that the traffic takes. */
export async function measureTraffic(
  stage: Stage,
  worst: WorstTraffic,
  seed: number,
  patience: Patience,
): Promise<CostRow> {
  const running = await stage.start({ stored: true });
  try {
    const client = clientOf(running.port);
    await warm(client);
    client.close();
    const look = { ...patience, lookMs: Math.max(3_000, patience.lookMs) };
    const quiet = await quietWaits(running.port, look);
    const random = createRandom(seed);
    const make = () => worst.make(random, serial++);
    const before = await running.usage();
    const memory = watchMemory(running, before);
    const waits = await (worst.unread
      ? waitsBesideUnread(running.port, worst.clients, make, look.lookMs)
      : waitsBeside(running.port, worst.clients, make, look));
    return {
      target: stage.name,
      kind: 'beside',
      name: worst.name,
      peak: { bytes: memory.stop() },
      ...figuresOf(waits, quiet),
    };
  } finally {
    await running.end();
  }
}

async function waitsBesideUnread(port: number, clients: number, make: () => Buffer, lookMs: number) {
  const sockets = Array.from({ length: clients }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => {})
      .pause(),
  );
  for (const socket of sockets) socket.write(make());
  const probe = await startProbe(port, probePath);
  await sleep(lookMs);
  const waits = await probe.stop();
  for (const socket of sockets) socket.destroy();
  return { ...waits, over: false };
}
