/**
 * The kit on the targets of this repository. Prism's own server is in prism.test.ts; a handler on a file is
 * tested by `conformance` only.
 */
import { postgres } from '@dli-connections/lab/postgres';
import { describe, expect, test } from 'vitest';
import { askTarget, covers, loadKnownFailing } from '../src/index.ts';
import { type Open, postgresTargets, targets } from '../targets/targets.ts';
import { kit } from './targets.ts';

const { prism: _, 'handler-file': __, ...others } = targets;
const opens: Record<string, Open> = { ...others, ...(postgres ? postgresTargets : {}) };
const names = [...kit.suite.derived, ...kit.suite.behaviours].map(({ name }) => name);

describe.each(Object.entries(opens))('%s', (name, open) => {
  test('passes all cases but the known failures, which still fail', async () => {
    const { target, asked, close } = await open(postgres);
    const { report } = await askTarget(kit, { name, target, ...asked, known: await loadKnownFailing(name) });
    await close();
    expect(report.failures).toEqual([]);
    expect(report.counts.idle).toBe(0);
    const uncovered = report.cube.filter(({ state }) => state === 'not covered');
    expect(uncovered, 'write a case for each in cases/, or a waiver in known-failing/waivers.yaml').toEqual([]);
    expect(report.remains).toEqual([]);
  });
});

test.each([...Object.keys(targets), ...Object.keys(postgresTargets)])(
  'the list of what %s is known to fail names cases that exist',
  async (name) => {
    const known = await loadKnownFailing(name);
    expect(known.filter((entry) => !names.some((each) => covers(entry, each)))).toEqual([]);
  },
);
