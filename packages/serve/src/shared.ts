import { setImmediate as round } from 'node:timers/promises';
import { largeAtATime, piecesAtATime } from './limits.ts';

export const blockSize = 64 * 1024;

/** The part of a body that is in common memory. */
export interface InBlocks {
  blocks: Uint8Array<ArrayBuffer>[];
  /** Number of bytes in the blocks. */
  inBlocks: number;
}

/** The part of a server that the bodies of all its requests share. */
export interface Shared {
  /** Adds a piece to a body; `false` if there is no memory left. */
  add: (body: InBlocks, chunk: Uint8Array) => boolean;
  /** Takes the memory of a body back. */
  release: (body: InBlocks) => void;
  /** Calls a function in a later round of the event loop, to read on: only a few pieces of large bodies are read in each. */
  later: (next: () => void) => void;
  /** Resolves when it is the caller's turn, to a function that ends it. */
  turn: () => Promise<() => void>;
}

/** Shares a number of bytes of memory, and queues large bodies. */
export const createShared = (bodyMemory: number): Shared => ({
  ...createBlocks(bodyMemory),
  later: createRounds(),
  turn: createTurns(),
});

/** Divides memory into reusable blocks: dropped memory stays in use until it is collected. */
function createBlocks(bytes: number): Pick<Shared, 'add' | 'release'> {
  const all = Math.floor(bytes / blockSize);
  let left = all;
  let free: InBlocks['blocks'] = [];
  return {
    add(body, chunk) {
      for (let at = 0; at < chunk.length; ) {
        const place = body.inBlocks % blockSize;
        if (place === 0) {
          if (left === 0) return false;
          left--;
          body.blocks.push(free.pop() ?? Buffer.allocUnsafeSlow(blockSize));
        }
        const piece = chunk.subarray(at, at + blockSize - place);
        body.blocks.at(-1)?.set(piece, place);
        body.inBlocks += piece.length;
        at += piece.length;
      }
      return true;
    },
    release(body) {
      left += body.blocks.length;
      // An idle server keeps none.
      free = left === all ? [] : [...free, ...body.blocks];
      Object.assign(body, { blocks: [], inBlocks: 0 });
    },
  };
}

/**
 * Spreads calls over the rounds of the event loop. In one round Node reads 2 MiB of each message, and accepts one connection:
 * with hundreds of large messages at once, a new connection would wait for seconds.
 */
function createRounds(): Shared['later'] {
  const waiting: (() => void)[] = [];
  function call(): void {
    for (const next of waiting.splice(0, piecesAtATime)) next();
    if (waiting.length > 0) setImmediate(call);
  }
  return (next) => {
    if (waiting.push(next) === 1) setImmediate(call);
  };
}

/** Queues large bodies, a few at a time. */
function createTurns(): Shared['turn'] {
  let free = largeAtATime;
  let lastStart = Promise.resolve();
  const waiting: (() => void)[] = [];

  function end(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
  return async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    // Two rounds of the event loop from start to start: in one of them data of others is read, and small requests are served.
    lastStart = lastStart.then(() => round()).then(() => round());
    await lastStart;
    return end;
  };
}
