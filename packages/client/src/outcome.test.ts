import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

test('a call that only reads has no unknown outcome', () => {
  for (const status of [200, 408, 429, 500, 502, 503, 504])
    expect(outcomeOf('read', status).mayHaveHappened).toBe(false);
});
