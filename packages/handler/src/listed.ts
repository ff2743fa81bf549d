import type { ListEnhancedConnectionsResponse } from '@dli-connections/contract';
import { JsonStream } from './json-stream.ts';
import { JsonText } from './json-text.ts';
import { done } from './outcome.ts';
import type { Piece } from './store/store.ts';

/** How a body begins, before the members that follow. */
const beginning = JSON.stringify(done().body).slice(0, -1);

/**
 * The body of a list whose connections come in pieces: a text where they come in one, otherwise a stream that holds two
 * of them at most. There `count` is the last member, since until then it is not known.
 */
export async function listed(
  pieces: AsyncIterable<Piece>,
): Promise<JsonText<ListEnhancedConnectionsResponse> | JsonStream<ListEnhancedConnectionsResponse>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second = first.done ? first : await iterator.next();
  if (!second.done) return new JsonStream(textOf([first.value, second.value], iterator));
  const { text, count }: Piece = first.value ?? { text: '', count: 0 };
  return new JsonText(`${beginning},"count":${count},"connections":[${text}]}`);
}

async function* textOf(read: Piece[], rest: AsyncIterator<Piece>): AsyncGenerator<string> {
  yield `${beginning},"connections":[`;
  let count = 0;
  try {
    for (let next = read.shift(); next; next = read.shift() ?? (await rest.next()).value) {
      if (count > 0) yield ',';
      count += next.count;
      yield next.text;
    }
  } finally {
    await rest.return?.();
  }
  yield `],"count":${count}}`;
}
