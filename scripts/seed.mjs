/** Gives the property tests the same draws in every run; `DLI_TEST_SEED`, a whole number, gives others, and `DLI_TEST_SEED=random` new ones. */
import fc from 'fast-check';

const { DLI_TEST_SEED: seed = '1' } = process.env;
if (seed !== 'random') {
  if (!/^-?\d+$/.test(seed))
    throw new Error(`DLI_TEST_SEED is ${JSON.stringify(seed)}, neither a whole number nor "random"`);
  fc.configureGlobal({ seed: Number(seed) });
}
