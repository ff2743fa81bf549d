/** Races, in short; `stress:race` is the long form. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { contend, race } from '../src/race/race.ts';
import { startServer } from '../src/server.ts';
import { stores } from './stores.ts';

async function startPair(create: (typeof stores)[0][1]): Promise<[string, string]> {
  const data = await create();
  const [one, other] = await Promise.all([startServer(data), startServer(data)]);
  onTestFinished(async () => void (await Promise.all([one.end('SIGKILL'), other.end('SIGKILL')])));
  return [one.url, other.url];
}

describe.each(stores)('two processes on one %s', (_, create) => {
  test('keep one name for one of 64 creators, and are explained by some order of the calls', async () => {
    const urls = await startPair(create);
    expect(await contend(urls, 'p', 64)).toEqual({ made: 1, refused: 63, found: 1 });
    for (let seed = 1; seed <= 20; seed++) {
      const { history, explained } = await race(urls, seed);
      expect(explained, `no order explains seed ${seed}: ${JSON.stringify(history, null, 1)}`).toBe(true);
    }
  });
});
