import { JsonBytes, JsonText } from './json-text.ts';
import type { Moment } from './moment.ts';
import type { Store } from './store/store.ts';

/** An answer that was just made, and the moment that it shows; without one it is not to be given again. */
export interface Made {
  answer: { status: number; body: unknown };
  moment?: Moment;
}

/** Answers of reads that are given again as long as they would be made the same again. */
export interface Kept {
  /** The answer that is kept under a key, or the one that is made now. A key says all that the answer depends on, save the store and the clock. */
  answer<Each extends Made>(key: readonly unknown[], make: () => Promise<Each>): Promise<Each['answer']>;
}

/** How much is kept, in characters of the texts of the answers. */
export interface KeptOptions {
  /** Of all answers together: 16 Mi by default. */
  most?: number;
  /** Of one: a larger one would be in the way of many. 1 Mi by default, and half of all at most. */
  mostOfOne?: number;
}

interface Entry extends Required<Made> {
  size: number;
}

/** A text of more characters is kept as bytes once it is asked for again: beside sending them, to encode it takes time. */
const long = 4096;

/**
 * Keeps what was read last of a store of a certain version; of one that cannot tell its version, nothing. What is a text in
 * one piece is kept, and a stream is not.
 */
export function createKept(store: Store, now: () => number, options: KeptOptions = {}): Kept {
  const { most = 16 * 1024 * 1024, mostOfOne = 1024 * 1024 } = options;
  /** All that is kept is of this version. */
  let version: number | undefined;
  // What is not asked for while half of all is filled goes: to take out one by one what was asked for first takes longer
  // than to look one up, as a Map goes over all that was taken out before.
  let young = new Map<string, Entry>();
  let old = new Map<string, Entry>();
  let size = 0;

  function drop(): void {
    young = new Map();
    old = new Map();
    size = 0;
  }

  function keep(key: string, entry: Entry): void {
    size -= young.get(key)?.size ?? 0;
    if (size + entry.size > most / 2) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(key, entry);
    size += entry.size;
  }

  function find(key: string): Entry | undefined {
    const found = young.get(key) ?? old.get(key);
    if (!found?.moment.looksLike(now())) return undefined;
    const { answer } = found;
    if (answer.body instanceof JsonText && answer.body.text.length > long)
      found.answer = { ...answer, body: new JsonBytes(answer.body) };
    if (!young.has(key)) keep(key, found);
    return found;
  }

  return {
    async answer(parts, make) {
      // Looked at before anything is read: what changes meanwhile makes another version, under which nothing is kept of this.
      const before = await store.version?.();
      if (before === undefined) return (await make()).answer;
      if (before !== version) drop();
      version = before;
      const key = JSON.stringify(parts);
      const found = find(key);
      if (found) return found.answer;
      const { answer, moment } = await make();
      if (moment && version === before && answer.body instanceof JsonText) {
        const length = key.length + answer.body.text.length;
        if (length <= Math.min(mostOfOne, most / 2)) keep(key, { answer, moment, size: length });
      }
      return answer;
    },
  };
}
