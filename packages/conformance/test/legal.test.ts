/** The kit is never wrong: a server that keeps the contract in its own way fails no case. */
import { expect, test } from 'vitest';
import { createRemote } from '../src/cli/target.ts';
import { runSession } from '../src/index.ts';
import type { Session } from '../src/session.ts';
import { foldings } from './legal/folding.ts';
import { legal } from './legal/index.ts';
import { lenient } from './legal/lenient.ts';
import { refusal } from './legal/make.ts';
import { more } from './legal/more.ts';
import { serving } from './legal/serving.ts';
import { timing } from './legal/timing.ts';
import { onTheWire, startOnTheWire } from './legal/wire.ts';
import { bundle, contract, kit } from './targets.ts';

/** Each variant runs a thirtieth of the behaviours and one derived case in this many; `DLI_CONFORMANCE_LEGAL=1` runs all. */
const sample = Number(process.env.DLI_CONFORMANCE_LEGAL ?? 100);
const variants = Object.entries({ ...legal, ...more, ...serving, ...foldings, ...lenient, ...timing }).map(
  ([name, variant], index) => ({ name, variant, index }),
);

/** A part of the suite: another one for each variant. */
const suiteOf = (index: number) => ({
  ...kit.suite,
  derived: kit.suite.derived.filter((each, at) => at % sample === index % sample && !/Items-|max-body/.test(each.name)),
  behaviours: kit.suite.behaviours.filter(
    ({ name }, at) => (sample === 1 || at % 30 === index % 30) && !/1000|20000|thousand/.test(name),
  ),
});

/** Cases that failed, with their faults. */
const failedOf = ({ ran }: Session) =>
  ran.filter(({ outcome }) => outcome === 'failed').map(({ result }) => [result.name, ...result.faults]);

test.each(variants)('$name', async ({ name, variant, index }) => {
  const asked = { name, target: variant(), bundle, contract, suite: suiteOf(index), seed: index + 1 };
  const session = await runSession(asked);
  expect(failedOf(session)).toEqual([]);
  expect(session.ran.length).toBeGreaterThan(50);
});

test.each(Object.entries(onTheWire).map(([name, write], index) => ({ name, write, index })))(
  'a server that $name',
  async ({ name, write, index }) => {
    const { url: endpoint, server } = await startOnTheWire(write);
    const suite = suiteOf(index);
    const asked = { name, target: createRemote(), endpoint, network: true, bundle, contract, suite, seed: index + 1 };
    const session = await runSession(asked).finally(() => server.close());
    expect(failedOf(session)).toEqual([]);
    expect(session.ran.length).toBeGreaterThan(50);
  },
);

test('an error need not name a property that the contract does not have', async () => {
  const derived = kit.suite.derived.filter(({ name }) => /body\..*\/unknown$/.test(name));
  const target = refusal(() => 'The request is not valid.')();
  const suite = { ...kit.suite, derived, behaviours: [] };
  const session = await runSession({ name: 'other words', target, bundle, contract, suite, seed: 1 });
  expect(failedOf(session)).toEqual([]);
  expect(session.ran.length).toBeGreaterThan(3);
});
