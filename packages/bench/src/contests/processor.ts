import { childrenOf, processorTimeOf } from '@dli-connections/lab/process';
import type { Build } from '../build.ts';
import { contest, MissingError, noLonger, type OpenContender } from '../contest.ts';
import { type Lab, oncePerLab } from '../lab/lab.ts';
import { clusterOf, createsOn, partitionedOf, startOnPostgres } from './database.ts';

const plain = oncePerLab((lab: Lab, build: Build) => startOnPostgres(lab, build, 1));
const partitioned = oncePerLab((lab: Lab, build: Build) => startOnPostgres(lab, build, 1, partitionedOf));

/** The processor time of a create on some servers, in microseconds, of the processes that `pids` names. */
const on =
  (serversOf: typeof plain, pids: (lab: Lab, build: Build) => Promise<() => number[]>): OpenContender =>
  async (lab, build) => {
    if (processorTimeOf(process.pid) === undefined) {
      throw new MissingError('the processor time of a process is read from /proc, which this machine lacks');
    }
    const servers = await serversOf(lab, build);
    const own = await pids(lab, build);
    // The time of a process that has ended is with its parent.
    const spent = () => own().reduce((sum, pid) => sum + (processorTimeOf(pid) ?? 0), 0);
    return {
      async measure(seconds) {
        const before = spent();
        const { answered } = await lab.load().shoot(createsOn(servers, seconds));
        return ((spent() - before) / answered) * 1e6;
      },
    };
  };

const server = (serversOf: typeof plain) =>
  on(serversOf, async (lab, build) => {
    const started = await serversOf(lab, build);
    return () => started.map(({ pid }) => pid);
  });

const database = (serversOf: typeof plain) =>
  on(serversOf, async (lab) => {
    const pid = (await clusterOf(lab)).pid();
    return () => [pid, ...childrenOf(pid)];
  });

/** The processor time of a create, on either side of the connection to the database. */
export const processor = contest('processor', {
  title: 'Processor time of a create on PostgreSQL: one process, 16 projects, 64 connections',
  unit: 'µs',
  contenders: {
    server: {
      what: 'in the process of the server',
      open: server(plain),
      against: { work: 'processor time of a create on PostgreSQL, in the server', bar: noLonger },
    },
    database: {
      what: 'in all processes of the database',
      open: database(plain),
      against: { work: 'processor time of a create on PostgreSQL, in the database', bar: noLonger },
    },
    'server, partitioned': {
      what: 'in the process of the server, on tables partitioned by project, four parts each',
      open: server(partitioned),
    },
    'database, partitioned': { what: 'in all processes of the database, on the same', open: database(partitioned) },
  },
  rows: [
    {
      work: 'processor time of a create on PostgreSQL',
      kind: 'itself',
      ratio: ['server', 'database'],
      bar: { least: 1 },
      why: 'So many processes, with a core each, keep one core of the database busy. docs/scale.md calculates from it; two processes on two cores, which the load and the database share, cannot show it.',
    },
    {
      work: 'creates on PostgreSQL for the same processor time of the server, tables partitioned by project over whole ones',
      kind: 'itself',
      ratio: ['server', 'server, partitioned'],
      bar: { least: 0.9 },
    },
    {
      work: 'creates on PostgreSQL for the same processor time of the database, tables partitioned by project over whole ones',
      kind: 'itself',
      ratio: ['database', 'database, partitioned'],
      bar: { least: 0.7 },
      why: 'PostgreSQL looks for the part of each row, and opens it with its indexes, in every statement. The statements are the same.',
    },
  ],
});
