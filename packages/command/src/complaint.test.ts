import { expect, it, vi } from 'vitest';
import { complaintOf, prepareAll, UsageError, whenSlow } from './index.ts';
import { olderNode } from './node-version.ts';

it('has a line for each mistake of a user, and one for any other error', () => {
  expect(complaintOf('x', new UsageError(['a', 'b']))).toBe('x: a\nx: b');
  expect(complaintOf('x', new Error('a\n  b\n'))).toBe('x: a b');
});

it('all mistakes are reported together', async () => {
  const fail = async (message: string) => {
    throw new Error(message);
  };
  expect(await prepareAll(Promise.resolve(1), Promise.resolve('a'))).toEqual([1, 'a']);
  await expect(prepareAll(fail('a'), Promise.resolve(1))).rejects.toThrow(new Error('a'));
  await expect(prepareAll(fail('a'), fail('b'))).rejects.toThrow(new UsageError(['a', 'b']));
});

it('work of more than two seconds is reported once', () => {
  vi.useFakeTimers();
  const say = vi.fn();
  whenSlow(say).end();
  vi.advanceTimersByTime(5_000);
  expect(say).not.toHaveBeenCalled();
  whenSlow(say);
  vi.advanceTimersByTime(5_000);
  expect(say).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

it.each([
  ['>=22.13', '20.20.2', 'needs Node 22.13, this is 20.20.2'],
  ['>=22.13', '22.12.0', 'needs Node 22.13, this is 22.12.0'],
  ['>=24', '22.13.0', 'needs Node 24, this is 22.13.0'],
  ['>=22.13', '22.13.0', undefined],
  ['>=22.13', '24.0.0', undefined],
  ['>=22.13', '100.0.0', undefined],
])('engines %s on Node %s', (engines, version, problem) => {
  expect(olderNode(engines, version)).toBe(problem);
});
