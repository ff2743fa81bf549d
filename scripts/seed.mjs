/** Gives the property tests the same draws in every run; `DLI_SEED`, a number, gives others, and `DLI_SEED=random` new ones. */
import fc from 'fast-check';

const { DLI_SEED: seed = '1' } = process.env;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
