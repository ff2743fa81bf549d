import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPostgresStore } from '@dli-connections/handler';
import { findBinaries, startCluster } from '@dli-connections/lab/postgres/cluster';
import { contest, MissingError, type Open } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';
import { createScript } from '../peers/create.ts';
import { connections, creates, project } from './requests.ts';
import { startReference } from './servers.ts';

const run = promisify(execFile);

const clusters = new WeakMap<Lab, Promise<string>>();

/** A database that syncs what it commits, with the tables of the store; one for all. */
function databaseOf(lab: Lab): Promise<string> {
  const started = clusters.get(lab) ?? startDatabase(lab);
  clusters.set(lab, started);
  return started;
}

async function startDatabase(lab: Lab): Promise<string> {
  const cluster = await startCluster({ durable: true });
  if (!cluster) throw new MissingError('PostgreSQL is not installed');
  lab.defer(cluster.stop);
  await (await openPostgresStore(cluster.url)).close();
  return cluster.url;
}

/** Sixteen projects, as many as pgbench has, so that creates wait for each other no more than there. */
const projects = Array.from({ length: 16 }, (_, at) => project.slice(0, -1) + at.toString(16));

const servers =
  (count: number): Open =>
  async (lab) => {
    const database = await databaseOf(lab);
    const urls: string[] = [];
    for (let at = 0; at < count; at++) urls.push((await startReference(lab, database)).url);
    const places = projects.map((each, at) => urls[at % count] + connections.replace(project, each));
    return { measure: (seconds) => lab.load().rate({ ...creates([], seconds), urls: places }) };
  };

const pgbench: Open = async (lab) => {
  const database = await databaseOf(lab);
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

/** Creates over HTTP on PostgreSQL. */
export const postgres = contest({
  id: 'postgres',
  title: 'Create a connection on PostgreSQL: small body, 16 projects, 64 connections',
  unit: 'creates/s',
  contenders: {
    pgbench: { what: 'pgbench, 16 clients, the same statements, a commit each', open: pgbench },
    'one process': { what: 'reference server, one process', open: servers(1) },
    'two processes': { what: 'reference server, two processes on one database', open: servers(2) },
  },
  rows: [
    {
      work: 'create on PostgreSQL, one process',
      kind: 'limit',
      ratio: ['one process', 'pgbench'],
      bar: { least: 0.6 },
    },
    {
      work: 'create on PostgreSQL, two processes',
      kind: 'limit',
      ratio: ['two processes', 'pgbench'],
      bar: { least: 0.6 },
    },
    {
      work: 'create on PostgreSQL',
      kind: 'itself',
      ratio: ['two processes', 'one process'],
      bar: { least: 1.5 },
      why: 'Of a create a profile shows twice as much time in the process as in the database, which carries out up to a hundred in one commit; with two cores, which they share with the load, there is none for a second process.',
    },
  ],
});
