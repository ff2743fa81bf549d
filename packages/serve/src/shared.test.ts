import { expect, test } from 'vitest';
import { blockSize, createBlocks } from './shared.ts';

test('as many blocks exist as fit into the memory, and a returned one is used again', () => {
  const blocks = createBlocks(2.5 * blockSize);
  const [first, second] = [blocks.take(), blocks.take()];
  expect([first?.length, second?.length, blocks.take()]).toEqual([blockSize, blockSize, undefined]);
  blocks.giveBack([first as NonNullable<typeof first>]); // its length is checked above
  expect(blocks.take()).toBe(first);
  expect(blocks.take()).toBeUndefined();
});
