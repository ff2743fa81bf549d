import { join } from 'node:path';
import { memoryOf, resetPeak } from '@dli-connections/lab/process';
import { contest, MissingError, noLonger, type OpenContender } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import { fillOver } from './filling.ts';
import { connections, credentials, project } from './requests.ts';
import { startReference } from './servers.ts';

/** A new server for each measurement: one that has listed once has grown already. */
const on =
  (size: number): OpenContender =>
  async (lab, build) => {
    if (!memoryOf(process.pid))
      throw new MissingError('the memory of a process is read from /proc, which this machine lacks');
    const file = join(lab.folder(), 'data.sqlite');
    const filling = await startReference(lab, build, file);
    const paths = await fillOver(filling.url, [project], lab.quick ? size / 100 : size);
    await filling.end();
    return {
      async measure() {
        const { url, pid, end } = await startReference(lab, build, file);
        const { ask, close } = createAsker(url, credentials);
        for (let at = 0; at < 20; at++) await ask(paths[at % 10] ?? '');
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

/** The memory that a list without a limit takes. */
export const memory = contest('memory', {
  title: 'List all connections of a project (`limit=0`): peak memory over idle',
  unit: 'MiB',
  contenders: {
    '1,000': { what: '1,000 connections', open: on(1_000) },
    '100,000': {
      what: '100,000 connections',
      open: on(100_000),
      against: { work: '`limit=0` over 100,000: peak memory over idle', bar: noLonger },
    },
  },
  rows: [
    {
      work: '`limit=0`: peak memory over idle',
      kind: 'itself',
      ratio: ['100,000', '1,000'],
      bar: { most: 2 },
      why: 'Memory above idle is uncollected garbage: V8 lets each of its two semi-spaces fill (8 MiB here) before it collects, and 1,000 connections do not fill one. Two MiB are the pages that SQLite keeps of a larger file. What the list itself needs does not grow: from 10,000 to 100,000 connections, lists of all kinds on the way, the peak of the whole process stays where it is (apps/reference/test/memory.ts).',
    },
  ],
});
