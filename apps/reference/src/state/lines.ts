import { createReadStream } from 'node:fs';
import { fileProblem, unreadable } from '@dli-connections/command';

/** Longest line, in bytes: several times the size of the largest connection. */
const longest = 64 * 1024 * 1024;

/** The byte of a line feed, which in UTF-8 is part of nothing else. */
const lineFeed = 0x0a;

/** A line of a file, counted from 1. */
export interface NumberedLine {
  text: string;
  number: number;
}

/**
 * The lines of a file, with one at a time in memory.
 *
 * @throws Error with one line: the file, the place in it, and the problem.
 */
export async function* linesOf(file: string): AsyncGenerator<NumberedLine> {
  // A byte order mark stays in the text, for which it is no JSON.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
    if (length > longest) throw new Error(`${file}:${number}: the line is too long: each connection has its own`);
  };
  const take = (): NumberedLine => {
    const bytes = Buffer.concat(parts);
    [parts, length] = [[], 0];
    try {
      return { text: decoder.decode(bytes), number: number++ };
    } catch (cause) {
      throw new Error(`${file}:${number}: is not UTF-8`, { cause });
    }
  };
  for await (const chunk of chunksOf(file)) {
    let start = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, at));
      yield take();
      start = at + 1;
    }
    add(chunk.subarray(start));
  }
  yield take();
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const problem = fileProblem(file);
  if (problem) throw new Error(`${file} ${problem}`);
  try {
    yield* createReadStream(file);
  } catch (cause) {
    throw new Error(`${file} ${unreadable(file, cause)}`, { cause });
  }
}
