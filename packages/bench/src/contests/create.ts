import type { Running } from '@dli-connections/lab/program';
import type { Build } from '../build.ts';
import { contest, noSlower, type OpenContender } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';
import { creates } from './requests.ts';
import { startBaseline, startDurable, startFastify, startPrism, startReference } from './servers.ts';

const on =
  (start: (lab: Lab, build: Build) => Promise<Running>): OpenContender =>
  async (lab, build) => {
    const { url } = await start(lab, build);
    return { measure: (seconds) => lab.load().rate(creates([url], seconds)) };
  };

const more =
  'A create does more than in the build of November 2026 (703128a): a fourth index, for filters by status (1 µs of 28), the text that reads return and its checksum (1 µs), the look at the bytes of a body before it is parsed, and turns between connections (half a microsecond each).';

/** Creates over HTTP, in memory and durable. */
export const create = contest('create', {
  title: 'Create a connection: small body, 64 connections',
  unit: 'requests/s',
  contenders: {
    bare: { what: 'bare node:http that parses and stringifies', open: on((lab) => startBaseline(lab, 'echo')) },
    memory: {
      what: 'reference server, in memory',
      open: on((lab, build) => startReference(lab, build, ':memory:')),
      against: { work: 'create in memory', bar: noSlower, why: more },
    },
    durable: {
      what: 'reference server, SQLite file, synchronous FULL',
      open: on((lab, build) => startDurable(lab, build)),
      against: { work: 'create durable', bar: noSlower, why: more },
    },
    logging: {
      what: 'the same, with its log',
      open: on((lab, build) => startDurable(lab, build, { log: 'json' })),
      against: { work: 'create durable, with its log', bar: noSlower, why: more },
    },
    fastify: { what: 'Fastify, compiled Ajv, the same insert, a commit each', open: on((lab) => startFastify(lab)) },
    prism: { what: 'prism mock -v error', open: on((lab) => startPrism(lab, '-v', 'error')) },
    'prism logging': { what: 'prism mock, with its log', open: on((lab) => startPrism(lab)) },
  },
  rows: [
    {
      work: 'create in memory',
      kind: 'baseline',
      ratio: ['memory', 'bare'],
      bar: { least: 0.7 },
      why: 'HTTP and sockets take half of the processor time of a create, as they do in the baseline. SQLite takes a sixth: one insert into a row and four indexes, in a transaction that all creates of one round of the event loop share. The text that reads return, with its checksum, takes a twentieth, and so do the two identifiers. Nothing else is above 3 %.',
    },
    {
      work: 'create durable',
      kind: 'baseline',
      ratio: ['durable', 'bare'],
      bar: { least: 0.52 },
      why: 'As in memory, with the write-ahead log and its sync, and a look at the names of the data file before each commit, without which writes to a deleted file would be acknowledged.',
    },
    { work: 'create durable', kind: 'peer', ratio: ['durable', 'fastify'], bar: { least: 1.3 } },
    { work: 'create durable', kind: 'peer', ratio: ['durable', 'prism'], bar: { least: 5 } },
    {
      work: 'create durable, both with their log',
      kind: 'peer',
      ratio: ['logging', 'prism logging'],
      bar: { least: 8 },
    },
  ],
});
