import { openPostgresStore } from '@dli-connections/handler';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { partition } from '@dli-connections/lab/postgres/partition';
import { createSchemaIn } from '@dli-connections/lab/postgres/schema';
import type { Build } from '../build.ts';
import { MissingError } from '../contest.ts';
import { type Lab, oncePerLab } from '../lab/lab.ts';
import type { Shot } from '../load/shot.ts';
import { connectionsOf, creates, project } from './requests.ts';
import { startReference } from './servers.ts';

/** A cluster with synchronous commits, ended with the lab. Throws `MissingError` where PostgreSQL is not installed. */
export const clusterOf = oncePerLab(async (lab: Lab) => {
  const cluster = await startCluster({ durable: true });
  if (!cluster) throw new MissingError('PostgreSQL is not installed');
  lab.defer(cluster.stop);
  return cluster;
});

/** A schema for each build, in one cluster: each makes its own tables. */
export const databaseOf = oncePerLab(async (lab: Lab, _build: Build) => {
  const { url } = await createSchemaIn((await clusterOf(lab)).url);
  return url;
});

/** A schema whose tables are partitioned by project. */
export const partitionedOf = oncePerLab(async (lab: Lab, _build: Build) => {
  const { url } = await createSchemaIn((await clusterOf(lab)).url);
  await (await openPostgresStore(url)).close();
  await partition(url);
  return url;
});

/** Reference servers of a build, so many processes on one schema, its own by default. */
export async function startOnPostgres(lab: Lab, build: Build, count: number, schemaOf = databaseOf) {
  const database = await schemaOf(lab, build);
  const servers = [];
  for (let at = 0; at < count; at++) servers.push(await startReference(lab, build, database));
  return servers;
}

/** Sixteen projects, as many as pgbench has, so that creates wait for each other no more than there. */
const sixteen = Array.from({ length: 16 }, (_, at) => connectionsOf(project.slice(0, -1) + at.toString(16)));

/** Creates in sixteen projects, on some servers in turn. */
export function createsOn(servers: readonly { url: string }[], seconds: number): Shot {
  const urls = sixteen.map((path, at) => `${servers[at % servers.length]?.url}${path}`);
  return { ...creates([], seconds), urls };
}
