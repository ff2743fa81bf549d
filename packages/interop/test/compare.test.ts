import { expect, test } from 'vitest';
import { compare, linesIn } from '../src/compare.ts';

const expected = [
  { step: 'bind', seen: { success: true } },
  { step: 'bound', seen: { queues: ['q1', 'q2'], pools: ['pool_1'] } },
];
const judge = (...lines: object[]) =>
  compare(expected, linesIn(['a log line', ...lines.map((line) => JSON.stringify(line))].join('\n')));

test('a bind whose pool is lost is a fault, although its call succeeds', () => {
  const lost = { step: 'bound', seen: { queues: ['q1', 'q2'], pools: [] } };
  expect(judge({ step: 'bind', seen: { success: true } }, lost)).toEqual([
    { step: 'bind' },
    { step: 'bound', fault: expect.stringContaining('"pools":[]') },
  ]);
});

test('an error of the client and a step that it does not report are faults', () => {
  expect(judge({ step: 'bind', error: 'refused' })).toEqual([
    { step: 'bind', fault: 'refused' },
    { step: 'bound', fault: 'not reported' },
  ]);
});
