import { largeAtATime } from './limits.ts';

/** Size of a block, in bytes. */
export const blockSize = 64 * 1024;

/** A part of the memory for bodies. */
export type Block = Uint8Array<ArrayBuffer>;

/** Memory that the bodies of all requests share. */
export interface Blocks {
  /** Takes a block; `undefined` while all are in use. Its content is arbitrary. */
  take: () => Block | undefined;
  giveBack: (blocks: readonly Block[]) => void;
}

/** Divides memory into reusable blocks: dropped memory stays in use until it is collected. */
export function createBlocks(bytes: number): Blocks {
  let free: Block[] = [];
  let left = Math.floor(bytes / blockSize);
  let taken = 0;
  return {
    take() {
      if (left === 0) return undefined;
      left--;
      taken++;
      return free.pop() ?? new Uint8Array(Buffer.allocUnsafeSlow(blockSize).buffer);
    },
    giveBack(blocks) {
      left += blocks.length;
      taken -= blocks.length;
      free.push(...blocks);
      // An idle server keeps none.
      if (taken === 0) free = [];
    },
  };
}

/** Bytes in common memory. */
export interface InBlocks {
  blocks: Block[];
  /** Number of bytes in the blocks. */
  inBlocks: number;
}

/** Adds a piece to the blocks; `false` if there is no memory left. */
export function addToBlocks(body: InBlocks, chunk: Uint8Array, takeBlock: () => Block | undefined): boolean {
  for (let at = 0; at < chunk.length; ) {
    const place = body.inBlocks % blockSize;
    const block = place === 0 ? takeBlock() : body.blocks.at(-1);
    if (!block) return false;
    if (place === 0) body.blocks.push(block);
    const piece = chunk.subarray(at, at + blockSize - place);
    block.set(piece, place);
    body.inBlocks += piece.length;
    at += piece.length;
  }
  return true;
}

/** The bytes of a body in one piece: the first ones, and those in blocks. */
export function joined(first: Uint8Array, { blocks, inBlocks }: InBlocks): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Buffer.allocUnsafeSlow(first.length + inBlocks).buffer);
  whole.set(first);
  let at = first.length;
  for (const block of blocks) {
    const piece = block.subarray(0, whole.length - at);
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The part of a server that the bodies of all its requests share. */
export interface Shared {
  blocks: Blocks;
  /** Resolves when it is the caller's turn, to a function that ends it. */
  turn: () => Promise<() => void>;
}

/** Shares a number of bytes of memory, and queues large bodies. */
export function createShared(bodyMemory: number): Shared {
  let free = largeAtATime;
  let planned = false;
  const waiting: ((end: () => void) => void)[] = [];

  /** Starts one of them in each round of the event loop, so that small requests are served in between. */
  function plan(): void {
    if (planned || free === 0 || waiting.length === 0) return;
    planned = true;
    // Twice, so that there is always a round between two turns in which data of others is read.
    setImmediate(() => setImmediate(next));
  }
  function next(): void {
    planned = false;
    free--;
    waiting.shift()?.(end);
    plan();
  }
  function end(): void {
    free++;
    plan();
  }
  return {
    blocks: createBlocks(bodyMemory),
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        plan();
      }),
  };
}
