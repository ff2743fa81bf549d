/** A newer build beside an older one, on data that the older one writes. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPrinting } from '@dli-connections/lab/program';
import { createLoad, type TimedCall } from '../failover/load.ts';
import { lostOf } from '../failover/lost.ts';
import { startServer } from '../server.ts';

export interface UpgradeReport {
  /** Milliseconds until the newer build answers, which includes the migration. */
  took: number;
  /** Creates on the older build from then on, by status; 0 without an answer. */
  answered: Map<number, number>;
  /** Its last answer to `/readyz`. */
  readiness: string;
  acknowledged: number;
  lost: number;
}

/**
 * Writes through the build in a folder, and meanwhile starts this one on the same data.
 *
 * @param place an empty file, or the address of an empty database.
 */
export async function upgrade(folder: string, place: string, forMs: number): Promise<UpgradeReport> {
  const main = join(folder, 'apps/reference/src/main.ts');
  const older = await startPrinting({ args: [main, '--port', '0', '--log', 'off', '--data', place] });
  const load = createLoad();
  for (let at = 0; at < 8; at++) load.write(older.url, `older${at}`);
  await sleep(2_000);
  const from = performance.now();
  const newer = await startServer(['--data', place]);
  const to = performance.now();
  for (let at = 0; at < 4; at++) load.write(newer.url, `newer${at}`);
  await sleep(forMs);
  const response = await fetch(`${older.url}/readyz`);
  const readiness = `${response.status} ${await response.text()}`;
  await load.stop();
  const isAfter = ({ sent, project_id = '' }: TimedCall) => sent >= to && project_id.startsWith('older');
  const after = Map.groupBy(load.answers.filter(isAfter), ({ status }) => status);
  const answered = new Map([...after].map(([status, those]) => [status, those.length]));
  const counts = await lostOf(newer.url, load.answers);
  await Promise.all([older.end('SIGTERM'), newer.end('SIGTERM')]);
  return { took: to - from, answered, readiness, ...counts };
}
