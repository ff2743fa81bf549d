/** Another build beside this one: `stress:upgrade <folder of the other build, installed and built>`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { upgrade } from './upgrade.ts';

const [older] = process.argv.slice(2).filter((argument) => argument !== '--');
if (older === undefined) throw new Error('the folder of the other build is missing: stress:upgrade <folder>');

async function print(store: string, place: string): Promise<void> {
  const { took, answered, readiness, acknowledged, lost } = await upgrade(String(older), place, 5_000);
  const answers = [...answered].map(([status, count]) => `${count} of them ${status || 'not answered yet'}`).join(', ');
  console.log(`${store}: this build answers after ${(took / 1_000).toFixed(1)} s`);
  console.log(`  acknowledged creates that are lost: ${lost} of ${acknowledged}`);
  console.log(`  creates at the other build in five seconds from then on: ${answers || 'none answered'}`);
  console.log(`  its /readyz in the end: ${readiness.trim()}`);
}

const folder = mkdtempSync(join(tmpdir(), 'dli-upgrade-'));
const cluster = await startCluster();
try {
  await print('a file', join(folder, 'data.sqlite'));
  if (cluster) await print('PostgreSQL', cluster.url);
  else console.log('PostgreSQL is not installed on this machine');
} finally {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
}
