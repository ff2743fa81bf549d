/**
 * The kit on the targets of this repository. Prism's own server is in prism.test.ts; a handler on a file is
 * tested by `conformance` only, which also sends every request to each store.
 */
import { postgres } from '@dli-connections/lab/postgres';
import { describe, expect, test } from 'vitest';
import { askTarget, covers, loadKnownFailing } from '../src/index.ts';
import { type Open, postgresTargets, targets } from '../targets/targets.ts';
import { kit } from './targets.ts';

const { prism: _, 'handler-file': __, ...others } = targets;
const opens: Record<string, Open> = { ...others, ...(postgres ? postgresTargets : {}) };
const names = [...kit.suite.derived, ...kit.suite.behaviours].map(({ name }) => name);

const { derived: all } = kit.suite;
const kept = all.filter(({ about }) => about.claim === 'kept');
const oneIn = (many: number, cases: typeof all) => cases.filter((_, at) => at % many === 0);

/**
 * The derived cases of targets that are the handler in another setting, which is asked all of them. A request that breaks a rule
 * never gets to a store, and the legal ones are written in the same way to tables that are partitioned or shared.
 * `DLI_CONFORMANCE_DERIVED=all` asks each target all cases, as `conformance` does.
 */
const derivedOf: Record<string, typeof all> =
  process.env.DLI_CONFORMANCE_DERIVED === 'all'
    ? {}
    : ({
        'handler-strict': oneIn(4, all),
        reference: oneIn(6, all),
        'handler-postgres': oneIn(3, kept),
        'handler-partitioned': [],
        'reference-two': [],
      } satisfies Partial<Record<keyof typeof targets | keyof typeof postgresTargets, typeof all>>);

/** Inputs that no test gives to the handler: a run on it leaves out no other case. */
const missing = /^no |network address/;

describe.each(Object.entries(opens))('%s', (name, open) => {
  test('passes all cases but the known failures, which still fail', async () => {
    const { target, asked, close } = await open(postgres);
    const derived = derivedOf[name];
    const own = derived ? { ...kit, suite: { ...kit.suite, derived } } : kit;
    const options = { name, target, ...asked, known: await loadKnownFailing(name) };
    const { report, session } = await askTarget(own, options);
    await close();
    expect(report.failures).toEqual([]);
    expect(report.counts.idle).toBe(0);
    expect(report.remains).toEqual([]);
    if (derived) return;
    const uncovered = report.cube.filter(({ state }) => state === 'not covered');
    expect(uncovered, 'write a case for each in cases/, or a waiver in known-failing/waivers.yaml').toEqual([]);
    if (name !== 'handler') return;
    expect(session.leftOut.filter(({ reason }) => !missing.test(reason))).toEqual([]);
    const reasons = new Set(report.cube.map(({ note }) => note));
    expect(kit.waivers.filter(({ reason }) => !reasons.has(reason))).toEqual([]);
  });
});

test.each([...Object.keys(targets), ...Object.keys(postgresTargets)])(
  'the list of what %s is known to fail names cases that exist',
  async (name) => {
    const known = await loadKnownFailing(name);
    expect(known.filter((entry) => !names.some((each) => covers(entry, each)))).toEqual([]);
  },
);
