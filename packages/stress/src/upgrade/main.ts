/** Another build beside this one: `stress:upgrade <folder of the other build, installed and built>`. */
import { type OnStore, onEachStore } from '../stores.ts';
import { upgrade } from './upgrade.ts';

const [older] = process.argv.slice(2).filter((argument) => argument !== '--');
if (older === undefined) throw new Error('the folder of the other build is missing: stress:upgrade <folder>');

const print: OnStore = async (store, [, place]) => {
  const { took, answered, readiness, acknowledged, lost } = await upgrade(String(older), place, 5_000);
  const answers = [...answered].map(([status, count]) => `${count} of them ${status || 'not answered yet'}`).join(', ');
  console.log(`${store}: this build answers after ${(took / 1_000).toFixed(1)} s`);
  console.log(`  acknowledged creates that are lost: ${lost} of ${acknowledged}`);
  console.log(`  creates at the other build in five seconds from then on: ${answers || 'none answered'}`);
  console.log(`  its /readyz in the end: ${readiness.trim()}`);
};

await onEachStore('all', print);
