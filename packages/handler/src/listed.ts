import type { Connection, ListEnhancedConnectionsResponse } from '@dli-connections/contract';
import { handOver } from './hand-over.ts';
import { JsonStream } from './json-stream.ts';
import { type JsonText, listText, objectText } from './json-text.ts';
import { done } from './outcome.ts';

/**
 * The body of a list whose connections come in pieces: a text where they come in one, otherwise a stream that holds two
 * of them at most. There `count` is the last member, since until then it is not known.
 */
export async function listed(
  pieces: AsyncIterable<JsonText<Connection>[]>,
): Promise<JsonText<ListEnhancedConnectionsResponse> | JsonStream<ListEnhancedConnectionsResponse>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second = first.done ? first : await iterator.next();
  if (!second.done) return new JsonStream(textOf([first.value, second.value], iterator));
  const connections: JsonText<Connection>[] = first.value ?? [];
  return objectText<ListEnhancedConnectionsResponse>({
    ...done().body,
    count: connections.length,
    connections: listText(connections),
  });
}

async function* textOf(
  read: JsonText<Connection>[][],
  rest: AsyncIterator<JsonText<Connection>[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(done().body).slice(0, -1)},"connections":[`;
  let count = 0;
  try {
    for (let next = read.shift(); next; next = read.shift() ?? (await rest.next()).value) {
      const isFirst = count === 0;
      count += next.length;
      yield joined(handOver(next), isFirst);
    }
  } finally {
    await rest.return?.();
  }
  yield `],"count":${count}}`;
}

/** The comma goes before one connection, not before the whole piece, which would then be copied once more. */
function joined(connections: readonly JsonText<Connection>[], isFirst: boolean): string {
  return connections.map(({ text }, at) => (at > 0 || isFirst ? text : `,${text}`)).join();
}
