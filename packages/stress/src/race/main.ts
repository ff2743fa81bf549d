/** Races on each store, many of them: `stress:race [--races 2000] [--seed 1] [--store sqlite|postgres]`. */
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { seedFlag, storeFlag } from '../flags.ts';
import { type DataFlags, startServer } from '../server.ts';
import { onEachStore } from '../stores.ts';
import { contend, race } from './race.ts';

const { text } = readArguments(
  'race',
  [
    { flag: 'races', fallback: '2000', value: 'COUNT', rule: count(1, 1_000_000), meaning: 'number of races' },
    seedFlag,
    storeFlag,
  ],
  'Calls two processes on one store at once.',
);
const [races, seed] = [Number(text('races')), Number(text('seed'))];

async function run(name: string, data: DataFlags): Promise<void> {
  console.log(`${name}: ${races} races at two processes, from seed ${seed}`);
  const servers = [await startServer(data), await startServer(data)];
  try {
    // `servers` has two elements.
    const urls = servers.map(({ url }) => url) as [string, string];
    for (let round = 0; round < 20; round++) {
      const { made, refused, found } = await contend(urls, `c${seed}r${round}`, 64);
      if (made !== 1 || refused !== 63 || found !== 1) throw new Error(`of 64 creators of one name ${made} made it`);
    }
    console.log('  of 64 creators of one name one made it, 20 times');
    let calls = 0;
    for (let at = 0; at < races; at++) {
      const { history, explained } = await race(urls, seed + at);
      calls += history.length;
      if (!explained)
        throw new Error(`no order explains the race of seed ${seed + at}: ${JSON.stringify(history, null, 1)}`);
      if ((at + 1) % 200 === 0) console.log(`  ${at + 1} races`);
    }
    console.log(`  some order explains each race; ${calls} calls`);
  } finally {
    for (const server of servers) await server.end('SIGTERM');
  }
}

await onEachStore(text('store'), run);
