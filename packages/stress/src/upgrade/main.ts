/** Another build beside this one: `stress:upgrade --from FOLDER`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readArguments } from '@dli-connections/command/arguments';
import { type OnStore, onEachStore } from '../stores.ts';
import { upgrade } from './upgrade.ts';

// pnpm runs a script in the folder of its package, and notes where it was called.
const at = (folder: string) => resolve(process.env.INIT_CWD ?? '', folder);
const from = {
  flag: 'from',
  fallback: '',
  value: 'FOLDER',
  meaning: 'a clone of the other version, installed and built',
  rule: {
    text: 'the folder of a build, with apps/reference/src/main.ts in it',
    holds: (folder: string) => existsSync(resolve(at(folder), 'apps/reference/src/main.ts')),
  },
} as const;
const about = 'Starts this build on the data of another build, which is still being called.';
const older = readArguments('upgrade', [from], about).text('from');
if (older === '') {
  console.error('upgrade: --from is missing: name the folder of the other build');
  process.exit(1);
}

const print: OnStore = async (store, [, place]) => {
  const { took, answered, readiness, acknowledged, lost } = await upgrade(at(older), place, 5_000);
  const answers = [...answered].map(([status, count]) => `${count} of them ${status || 'not answered yet'}`).join(', ');
  console.log(`${store}: this build answers after ${(took / 1_000).toFixed(1)} s`);
  console.log(`  acknowledged creates that are lost: ${lost} of ${acknowledged}`);
  console.log(`  creates at the other build in five seconds from then on: ${answers || 'none answered'}`);
  console.log(`  its /readyz in the end: ${readiness.trim()}`);
};

await onEachStore('all', print);
