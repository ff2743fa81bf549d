/** A worker that dies, and the creates of projects on the other workers meanwhile. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Count, countOf, createLoad, inTimeMs, type TimedCall } from '../failover/load.ts';
import { lostOf } from '../failover/lost.ts';
import { startServer } from '../server.ts';
import { portsAway, portsOf } from './nodes.ts';

/** Shell commands that kill one worker and start it again. */
export interface Commands {
  kill: string;
  start: string;
}

export interface WorkerReport {
  acknowledged: number;
  lost: number;
  /** Creates sent while the worker was dead, for projects on other workers: answered 201 in time, of all. */
  living: Count;
  /** The same for projects on the worker that was dead. */
  dead: Count;
}

/** Kills a worker for a while under a load of creates in some projects. */
export async function killWorker(
  place: string,
  commands: Commands,
  { projects, forMs }: { projects: number; forMs: number },
): Promise<WorkerReport> {
  const run = (command: string) => promisify(execFile)('/bin/sh', ['-c', command], { timeout: 60_000 });
  const names = Array.from({ length: projects }, (_, at) => `worker${at}`);
  const ports = await portsOf(place, names);
  const server = await startServer(['--database', place]);
  const load = createLoad();
  let isDead = false;
  try {
    for (const name of names) load.write(server.url, name);
    for (const name of names) load.create('fresh', 200, server.url, () => ({ project_id: name }));
    await sleep(2_000);
    isDead = true;
    await run(commands.kill);
    const from = performance.now();
    const away = new Set(await portsAway(place));
    await sleep(forMs);
    const to = performance.now();
    await sleep(inTimeMs);
    await run(commands.start);
    isDead = false;
    await sleep(3_000);
    await load.stop();
    const during = load.answers.filter(({ sent }) => sent >= from && sent < to);
    const onDead = ({ project_id = '' }: TimedCall) => away.has(ports.get(project_id) ?? 0);
    const [dead, living] = [during.filter(onDead), during.filter((each) => !onDead(each))];
    return { ...(await lostOf(server.url, load.answers)), living: countOf(living, 201), dead: countOf(dead, 201) };
  } finally {
    await load.stop();
    if (isDead) await run(commands.start);
    await server.end('SIGTERM');
  }
}
