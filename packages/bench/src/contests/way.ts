import { type Coverage, createCoverage } from '@dli-connections/lab/coverage';
import { freePort } from '@dli-connections/lab/program';
import { medianOf } from '@dli-connections/lab/stats';
import { contest, type OpenContender } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import { connections, credentials, smallBody } from './requests.ts';
import { startDurable } from './servers.ts';

/** So many creates come first: one-time loading and preparing is not part of a create. */
const warm = 20;

const counting =
  (count: (coverage: Coverage) => number): OpenContender =>
  async (lab, build) => {
    const port = await freePort();
    const { url } = await startDurable(lab, build, { log: 'json', node: [`--inspect=127.0.0.1:${port}`] });
    const coverage = await createCoverage(port);
    let names = 0;
    const isOwn = (file: string) => file.startsWith(build.folder) && !file.includes('/node_modules/');
    /** Creates on a connection of its own, as a new caller would; resolves to the files and functions that it ran through. */
    const create = async () => {
      const { ask, close } = createAsker(url, credentials);
      await coverage.take();
      await ask(connections, smallBody.replace('{name}', `w${names++}`));
      const ran = await coverage.take();
      await close();
      return count(ran.filter(({ file }) => isOwn(file)));
    };
    for (let at = 0; at < warm; at++) await create();
    return {
      async measure() {
        const counts: number[] = [];
        for (let at = 0; at < 9; at++) counts.push(await create());
        // The end of the connection before, or its beginning, may fall on either side of a count.
        return medianOf(counts);
      },
      close: async () => coverage.close(),
    };
  };

/** The code that one create runs through. */
export const way = contest('way', {
  title: 'Follow one create through the code of the reference server: files and functions of this repository that run',
  unit: 'files, functions',
  contenders: {
    files: {
      what: 'files of which a function ran: reference server as it comes, from its sources, SQLite file, with its log',
      open: counting((ran) => ran.length),
      against: { work: 'files that a create runs through', bar: { most: 1 } },
    },
    functions: {
      what: 'functions that ran, each counted once',
      open: counting((ran) => ran.reduce((sum, { functions }) => sum + functions.length, 0)),
      against: { work: 'functions that a create runs through', bar: { most: 1 } },
    },
  },
  rounds: 3,
  rows: [
    { work: 'files that a create runs through', kind: 'count', ratio: ['files'], bar: { most: 28 } },
    { work: 'functions that a create runs through', kind: 'count', ratio: ['functions'], bar: { most: 95 } },
  ],
});
