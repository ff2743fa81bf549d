import { memoryOf, resetPeak } from '@dli-connections/lab/process';
import { contest, MissingError, type Open } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import { fill, idAt } from './filled.ts';
import { connections, credentials } from './requests.ts';
import { startReference } from './servers.ts';

/** A new server for each measurement: one that has listed once has grown already. */
const on =
  (size: number): Open =>
  async (lab) => {
    const file = await fill(lab, lab.quick ? size / 100 : size);
    if (!memoryOf(process.pid)) throw new MissingError('the memory of a process is read from /proc, which is not here');
    return {
      async measure() {
        const { url, pid, end } = await startReference(lab, file);
        const { ask, close } = createAsker(url, credentials);
        for (let at = 0; at < 20; at++) await ask(`${connections}/${idAt(at % 10)}`);
        resetPeak(pid);
        const idle = memoryOf(pid)?.now ?? Number.NaN;
        await ask(`${connections}?limit=0`);
        const peak = memoryOf(pid)?.peak ?? Number.NaN;
        await close();
        await end();
        return (peak - idle) / 2 ** 20;
      },
    };
  };

/** What a list without a limit takes. */
export const memory = contest({
  id: 'memory',
  title: 'List all connections of a project (`limit=0`): peak memory over idle',
  unit: 'MiB',
  contenders: {
    '1,000': { what: '1,000 connections', open: on(1_000) },
    '100,000': { what: '100,000 connections', open: on(100_000) },
  },
  rows: [
    {
      work: '`limit=0`: peak memory over idle',
      kind: 'itself',
      ratio: ['100,000', '1,000'],
      bar: { most: 1.5 },
      why: 'What is over idle is garbage that V8 has not collected yet: of each of its two semi-spaces as much as it lets come before it collects, which at that time is 8 MiB, and 1,000 connections do not fill one. Two MiB are the pages that SQLite keeps of a larger file. Of a collection 50 KB are left, the text of one piece, and nothing reaches the old generation. With --max-semi-space-size=2 the peak of 100,000 is 4 MiB over idle, and that of 1,000 a half. What the list itself needs does not grow: from 10,000 to 100,000 connections, lists of all kinds on the way, the peak of the whole process stays where it is (apps/reference/test/memory.ts).',
    },
  ],
});
