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
    const waits = await (worst.unread || worst.trickled
      ? waitsBesideUnread(running.port, worst, make, look.lookMs)
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

async function waitsBesideUnread(
  port: number,
  { clients, trickled = false }: WorstTraffic,
  make: () => Buffer,
  lookMs: number,
) {
  const sockets = Array.from({ length: clients }, () =>
    connect(port, '127.0.0.1')
      .on('error', () => {})
      .setNoDelay()
      .pause(),
  );
  const texts = sockets.map(() => make());
  let sent = 0;
  const timer = setInterval(() => {
    for (const [at, socket] of sockets.entries()) socket.write(texts[at]?.subarray(sent, sent + 1) ?? '');
    sent++;
  }, 1);
  if (!trickled) clearInterval(timer);
  if (!trickled) for (const [at, socket] of sockets.entries()) socket.write(texts[at] ?? '');
  const probe = await startProbe(port, probePath);
  await sleep(lookMs);
  const waits = await probe.stop();
  clearInterval(timer);
  for (const socket of sockets) socket.destroy();
  return { ...waits, over: false };
}
