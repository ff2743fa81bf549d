import { type Way, wayOfCreate } from '@dli-connections/lab/way';
import { contest, type OpenContender } from '../contest.ts';

const counting =
  (count: (way: Way) => number): OpenContender =>
  async (_, { folder }) => ({ measure: async () => count(await wayOfCreate(folder)) });

/** The code that one create runs through. */
export const way = contest('way', {
  title: 'Follow one create through the code of the reference server: files and functions of this repository that run',
  unit: 'files, functions',
  contenders: {
    files: {
      what: 'files of which a function ran: reference server as it comes, from its sources, SQLite file, with its log',
      open: counting((ran) => ran.size),
      against: { work: 'files that a create runs through', bar: { most: 1 } },
    },
    functions: {
      what: 'functions that ran, each counted once',
      open: counting((ran) => [...ran.values()].flat().length),
      against: { work: 'functions that a create runs through', bar: { most: 1 } },
    },
  },
  rounds: 3,
  rows: [
    { work: 'files that a create runs through', kind: 'count', ratio: ['files'], bar: { most: 28 } },
    { work: 'functions that a create runs through', kind: 'count', ratio: ['functions'], bar: { most: 95 } },
  ],
});
