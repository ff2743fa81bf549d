import { setImmediate as round } from 'node:timers/promises';
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

test('a few pieces are read on in each round of the event loop, in turn', async () => {
  const { later } = createShared(0);
  const called: number[] = [];
  for (let at = 0; at < 20; at++) later(() => called.push(at));
  const counts: number[] = [];
  for (let at = 0; at < 4; at++) {
    await round();
    counts.push(called.length);
  }
  expect(counts).toEqual([8, 16, 20, 20]);
  expect(called).toEqual([...called.keys()]);
  later(() => called.push(20));
  await round();
  expect(called).toHaveLength(21);
});
