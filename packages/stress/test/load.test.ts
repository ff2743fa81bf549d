import { expect, test } from 'vitest';
import { countIn, type TimedCall } from '../src/failover/load.ts';

const answer = (more: Partial<TimedCall>): TimedCall => ({ kind: 'fresh', sent: 10, took: 5, status: 201, ...more });

test('calls of one kind in a span count if they were answered as expected and in time', () => {
  const answers = [
    answer({}),
    answer({ status: 503 }),
    answer({ took: 2_001 }),
    answer({ kind: 'write' }),
    answer({ sent: 9 }),
    answer({ sent: 20 }),
  ];
  expect(countIn(answers, 'fresh', { from: 10, to: 20 }, 201)).toEqual({ sent: 3, answered: 1 });
});
