import { expect, test } from 'vitest';
import { createChance } from '../chance.ts';
import { drawOf } from './draw.ts';
import { textMaker } from './text.ts';

test('a long text that no lookaround allows is tried a few times only', {
  timeout: 20_000, // a thousand tries take more than half a minute
}, () => {
  const make = textMaker({ pattern: '^(?!a)(?:a{1000}){2000}$' });
  expect(make(drawOf(createChance('1')))).toHaveLength(2_000_000);
});
