/** The suite is graded: faults are planted one at a time in a sound handler, and the suite must find each. */
import { afterAll, describe, expect, test } from 'vitest';
import { finderOf, loadFirst, loadFoundBy } from '../grade/planted.ts';
import { bundle, contract, loadSuiteCases } from '../grade/setting.ts';
import { loadSuite, runSession } from '../src/index.ts';
import { heldOut, type Plant, withCases } from './planted/index.ts';
import { restartable, sound } from './planted/make.ts';

const cases = await loadSuiteCases();
/** Only how soon a fault is found depends on it. */
const foundBy = await loadFoundBy();
const missed: string[] = [];

const groups = Object.entries({ ...withCases, ...heldOut });
describe.each(groups)('faults of %s', (_name, faults: Record<string, Plant>) => {
  test.each(Object.entries(faults))('%s', async (name, plant) => {
    const found = await finderOf(plant, cases, foundBy[name]);
    if (!found) missed.push(name);
    expect(found, 'no case finds it').toBeDefined();
  });
});

test('a case that is tried first finds nothing in a sound handler', async () => {
  const likely = 'change/names-are-unique-while-active';
  const few = cases.filter(({ name }) => name.startsWith('change/'));
  expect(few.map(({ name }) => name)).toContain(likely);
  expect(await finderOf(sound, few, likely)).toBeUndefined();
});

const seeds = Number(process.env.DLI_CONFORMANCE_SEEDS ?? 1);

// The first seed is that of conformance.test.ts.
test.each(Array.from({ length: seeds - 1 }, (_each, at) => at + 2))(
  'the sound handler has no fault with seed %i',
  async (seed) => {
    const suite = await loadSuite(bundle, contract);
    const options = { name: 'handler', bundle, contract, suite, seed, likeReference: true, ...restartable(sound) };
    const { ran, leftOut } = await runSession(options);
    expect(ran.filter(({ outcome }) => outcome !== 'passed').map(({ result }) => result)).toEqual([]);
    // Missing inputs of the run: credentials, failing names, a network address.
    expect(leftOut.filter(({ reason }) => !/^no |network address/.test(reason))).toEqual([]);
  },
);

test('the list of faults that were missed at first names existing faults', async () => {
  const names = Object.values(heldOut).flatMap((faults) => Object.keys(faults));
  expect((await loadFirst()).missed.filter((name) => !names.includes(name))).toEqual([]);
});

afterAll(() => {
  const all = groups.flatMap(([, faults]) => Object.keys(faults)).length;
  const rest = missed.length > 0 ? `; missed: ${missed.join(', ')}` : '';
  console.log(`planted faults: ${all - missed.length} of ${all} found${rest}`);
});
