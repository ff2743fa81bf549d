import type { Running } from '@dli-connections/lab/program';
import type { Build } from '../build.ts';
import { contest, noSlower, type Open } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';
import { creates } from './requests.ts';
import { startBaseline, startDurable, startFastify, startPrism, startReference } from './servers.ts';

const on =
  (start: (lab: Lab, build: Build) => Promise<Running>): Open =>
  async (lab, build) => {
    const { url } = await start(lab, build);
    return { measure: (seconds) => lab.load().rate(creates([url], seconds)) };
  };

/** Creates over HTTP, in memory and durable. */
export const create = contest({
  id: 'create',
  title: 'Create a connection: small body, 64 connections',
  unit: 'requests/s',
  contenders: {
    bare: { what: 'bare node:http that parses and stringifies', open: on((lab) => startBaseline(lab, 'echo')) },
    memory: {
      what: 'reference server, in memory',
      open: on((lab, build) => startReference(lab, build, ':memory:')),
      against: { work: 'create in memory', bar: noSlower },
    },
    durable: {
      what: 'reference server, SQLite file, synchronous FULL',
      open: on((lab, build) => startDurable(lab, build)),
      against: { work: 'create durable', bar: noSlower },
    },
    logging: {
      what: 'the same, with its log',
      open: on((lab, build) => startDurable(lab, build, { log: 'json' })),
      against: { work: 'create durable, with its log', bar: noSlower },
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
      why: 'The handler is a third of the processor time of a create; the rest is HTTP and sockets, most of which the baseline spends too. A profile of the handler alone shows a fifth of its time in SQLite (one insert, of a row with three indexes, in a transaction that all creates of a turn share); nothing else is above a tenth: reading and judging the body, making identifiers, writing the row and the answer, collecting garbage.',
    },
    {
      work: 'create durable',
      kind: 'baseline',
      ratio: ['durable', 'bare'],
      bar: { least: 0.52 },
      why: 'As in memory, with the write-ahead log and its sync, which all creates of one turn of the event loop share: SQLite is then three fifths of the time of the handler.',
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
