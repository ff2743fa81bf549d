/** Lists of known failures are compared with the failures of their target. */
import { expect, test } from 'vitest';
import { runSession } from '../src/index.ts';
import { bundle, contract, kit } from './targets.ts';

const broken = async () => Response.json({}, { status: 500 });
const silent = async () => Promise.reject(new Error('no route to host'));

async function outcomeOf(target: typeof broken, status?: string | number) {
  const name = 'gateway/unknown-path';
  const known = [{ case: name, ...(status !== undefined && { status }), reason: 'it is broken' }];
  const options = { name: 'broken', target, bundle, contract, suite: kit.suite };
  const { ran } = await runSession({ ...options, only: [name], known });
  return ran.map(({ outcome, result }) => [outcome, result.faults[0]]);
}

test('a case may fail only as its entry says, or in any way if the entry says nothing', async () => {
  const statuses = [undefined, '*', '5*', '500', 500];
  for (const status of statuses)
    expect(await outcomeOf(broken, status)).toEqual([['failed as expected', expect.any(String)]]);
  expect(await outcomeOf(silent)).toEqual([['failed as expected', expect.any(String)]]);
  expect(await outcomeOf(silent, 'none')).toEqual([['failed as expected', expect.any(String)]]);
});

test('a case that fails otherwise is reported, with both faults', async () => {
  const text = (wanted: string, status: string) =>
    `the case is listed as known to fail ("it is broken") with status ${wanted}, and fails with ${status}`;
  expect(await outcomeOf(broken, '2*')).toEqual([['failed', text('2*', '500')]]);
  expect(await outcomeOf(broken, 'none')).toEqual([['failed', text('none', '500')]]);
  expect(await outcomeOf(silent, '5*')).toEqual([['failed', text('5*', 'none')]]);
});
