import { expect, test } from 'vitest';
import { blockSize, createShared, type InBlocks } from './shared.ts';

test('as many blocks exist as fit into the memory, and a returned one is used again', () => {
  const { add, release } = createShared(2.5 * blockSize);
  const [one, other]: InBlocks[] = [
    { blocks: [], inBlocks: 0 },
    { blocks: [], inBlocks: 0 },
  ];
  if (!one || !other) throw new Error('both are there');
  const block = new Uint8Array(blockSize).fill(1);
  expect([add(one, block), add(other, block), add(other, block.subarray(1))]).toEqual([true, true, false]);
  const [first] = one.blocks;
  release(one);
  expect([one, add(other, block.subarray(1))]).toEqual([{ blocks: [], inBlocks: 0 }, true]);
  expect(other.blocks[1]).toBe(first);
  expect(add(other, block.subarray(2))).toBe(false);
  expect(Buffer.concat(other.blocks, other.inBlocks)).toEqual(Buffer.alloc(2 * blockSize, 1));
});
