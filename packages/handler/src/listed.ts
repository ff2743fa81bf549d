import type { ConnectionPage } from '@dli-connections/contract';
import { type JsonBytes, JsonText } from './json-text.ts';
import { done } from './outcome.ts';
import type { Piece } from './store/store.ts';

/** The first members of a body, without the closing brace. */
const beginning = JSON.stringify(done().body).slice(0, -1);

/** The body of a list: bytes of one piece, or else a stream with two in memory, and `count` at its end. */
export async function listed(pieces: AsyncIterable<Piece>): Promise<JsonText<ConnectionPage, JsonBytes>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second = first.done ? first : await iterator.next();
  if (!second.done) return new JsonText(textOf([first.value, second.value], iterator));
  const { bytes, count }: Piece = first.value ?? { bytes: new Uint8Array(), count: 0 };
  const start = Buffer.from(`${beginning},"count":${count},"connections":[`);
  return new JsonText(Buffer.concat([start, bytes, Buffer.from(']}')]));
}

async function* textOf(read: Piece[], rest: AsyncIterator<Piece>): AsyncGenerator<string | Piece['bytes']> {
  yield `${beginning},"connections":[`;
  let count = 0;
  try {
    for (let next = read.shift(); next; next = read.shift() ?? (await rest.next()).value) {
      if (count > 0) yield ',';
      count += next.count;
      yield next.bytes;
    }
  } finally {
    await rest.return?.();
  }
  yield `],"count":${count}}`;
}
