/** Races on each store, many of them: `stress:race [--races 2000] [--seed 1] [--store sqlite|postgres]`. */
import { count, oneOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { type DataFlags, startServer } from '../server.ts';
import { onEachStore } from '../stores.ts';
import { contend, race } from './race.ts';

const values = readArguments(
  'race',
  {
    races: { type: 'string', default: '2000', value: 'COUNT', rule: count(1, 1_000_000) },
    seed: { type: 'string', default: '1', value: 'COUNT', rule: count(0, 4_294_967_295) },
    store: { type: 'string', default: 'all', value: 'STORE', rule: oneOf(['all', 'sqlite', 'postgres']) },
  },
  'Calls two processes on one store at once.',
);
const [races, seed] = [Number(values.races), Number(values.seed)];

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

await onEachStore(values.store, run);
