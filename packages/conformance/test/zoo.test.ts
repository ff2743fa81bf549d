/** The suite is graded: faults are planted one at a time in a sound handler, and the suite must find each. */
import { afterAll, describe, expect, test } from 'vitest';
import { firstFault, loadSuite, runSession } from '../src/index.ts';
import { bundle, contract, optionsFor } from './targets.ts';
import { changeFaults } from './zoo/change-faults.ts';
import { sound } from './zoo/make.ts';
import { keepFaults, listFaults } from './zoo/store-faults.ts';
import { answerFaults, requestFaults } from './zoo/wire-faults.ts';

const suite = await loadSuite(bundle, contract);
// Behaviours first, large requests last: which fault is found does not depend on it, how long that takes does.
const large = /maxItems|max-body|mib|20000/;
const cases = [...suite.behaviours, ...suite.derived].sort(
  (a, b) => Number(large.test(a.name)) - Number(large.test(b.name)),
);
const { target: _, ...options } = optionsFor(() => Promise.reject(new Error('no target')));
const groups = {
  lists: listFaults,
  keeping: keepFaults,
  changes: changeFaults,
  answers: answerFaults,
  requests: requestFaults,
};
const missed: string[] = [];

describe.each(Object.entries(groups))('faults of %s', (_name, faults) => {
  test.each(Object.entries(faults))('%s', async (name, plant) => {
    const found = await firstFault(cases, plant(), options);
    if (!found) missed.push(name);
    expect(found, 'no case finds it').toBeDefined();
  });
});

const seeds = Number(process.env.DLI_CONFORMANCE_SEEDS ?? 3);

test.each(Array.from({ length: seeds }, (_each, at) => at + 1))(
  'the sound handler has no fault with seed %i',
  async (seed) => {
    const session = await runSession({
      name: 'handler',
      target: sound(),
      bundle,
      contract,
      suite,
      seed,
      likeReference: true,
    });
    expect(session.ran.filter(({ outcome }) => outcome !== 'passed').map(({ result }) => result)).toEqual([]);
  },
);

afterAll(() => {
  const all = Object.values(groups).flatMap((each) => Object.keys(each)).length;
  console.log(
    `planted faults: ${all - missed.length} of ${all} found${missed.length > 0 ? `; missed: ${missed.join(', ')}` : ''}`,
  );
});
