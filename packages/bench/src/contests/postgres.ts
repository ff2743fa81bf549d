import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPostgresStore } from '@dli-connections/handler';
import { findBinaries } from '@dli-connections/lab/postgres/cluster';
import { contest, MissingError, noSlower, type OpenContender } from '../contest.ts';
import { createScript } from '../peers/create.ts';
import { createsOn, databaseOf, startOnPostgres } from './database.ts';
import { fillOver, pagesOf, projectsOf, tenHosts } from './filling.ts';
import { credentials } from './requests.ts';

const run = promisify(execFile);

const servers =
  (count: number): OpenContender =>
  async (lab, build) => {
    const started = await startOnPostgres(lab, build, count);
    return { measure: (seconds) => lab.load().rate(createsOn(started, seconds)) };
  };

const pgbench: OpenContender = async (lab, build) => {
  const database = await databaseOf(lab, build);
  await (await openPostgresStore(database)).close();
  const program = join(findBinaries() ?? '', 'pgbench');
  const script = join(lab.folder(), 'create.sql');
  writeFileSync(script, await createScript());
  const flags = ['--no-vacuum', '--client=16', '--jobs=1', '--protocol=prepared', `--file=${script}`];
  return {
    async measure(seconds) {
      const time = String(Math.max(1, Math.round(seconds)));
      const { stdout } = await run(program, [...flags, '-T', time, database]).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new MissingError('pgbench is not installed') : error;
      });
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    },
  };
};

/** Pages of 100 with 10 hosts each, none of them twice in less than 6,000. */
const lists: OpenContender = async (lab, build) => {
  const [server] = await startOnPostgres(lab, build, 1);
  const { url = '' } = server ?? {};
  const [projects, each] = [projectsOf(lab.quick ? 2 : 20), lab.quick ? 110 : 400];
  await fillOver(url, projects, each, { hosts: tenHosts });
  const paths = pagesOf(projects, each);
  const shot = { method: 'GET', headers: credentials, connections: 64, status: 200 } as const;
  return { measure: (seconds) => lab.load().rate({ ...shot, urls: [url], paths, seconds }) };
};

/** Creates and lists over HTTP on PostgreSQL. */
export const postgres = contest('postgres', {
  title: 'On PostgreSQL: create a connection with a small body in 16 projects, list pages of 100, 64 connections',
  unit: 'requests/s',
  contenders: {
    pgbench: { what: 'pgbench, 16 clients, the statements of a create, a commit each', open: pgbench },
    'one process': {
      what: 'creates, reference server, one process',
      open: servers(1),
      against: { work: 'create on PostgreSQL', bar: noSlower },
    },
    'two processes': { what: 'creates, reference server, two processes on one database', open: servers(2) },
    list: {
      what: 'pages with 10 hosts a connection, each read for the first time, one process',
      open: lists,
      against: { work: 'list page on PostgreSQL, first read', bar: { least: 2 } },
    },
  },
  rows: [
    {
      work: 'create on PostgreSQL, one process',
      kind: 'baseline',
      ratio: ['one process', 'pgbench'],
      bar: { least: 0.6 },
    },
    {
      work: 'create on PostgreSQL, two processes',
      kind: 'baseline',
      ratio: ['two processes', 'pgbench'],
      bar: { least: 0.6 },
    },
  ],
});
