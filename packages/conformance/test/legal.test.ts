/** The kit is never wrong: a server that keeps the contract in its own way fails no case. */
import { expect, test } from 'vitest';
import { runSession } from '../src/index.ts';
import { legal } from './legal/index.ts';
import { bundle, contract, kit } from './targets.ts';

/** Each variant is asked every behaviour, and one derived case in so many: all of them with `DLI_CONFORMANCE_LEGAL=1`. */
const sample = Number(process.env.DLI_CONFORMANCE_LEGAL ?? 20);
const variants = Object.entries(legal).map(([name, variant], index) => ({ name, variant, index }));

test.each(variants)('$name', async ({ name, variant, index }) => {
  const derived = kit.suite.derived.filter(
    (each, at) => at % sample === index % sample && !/Items-|max-body/.test(each.name),
  );
  const behaviours = kit.suite.behaviours.filter(({ name }) => !/1000|20000|thousand/.test(name));
  const suite = { ...kit.suite, derived, behaviours };
  const { ran } = await runSession({ name, target: variant(), bundle, contract, suite, seed: index + 1 });
  const failed = ran.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ result }) => [result.name, ...result.faults])).toEqual([]);
  expect(ran.length).toBeGreaterThan(200);
});
