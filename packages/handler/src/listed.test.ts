import { expect, test } from 'vitest';
import { connectionOf, shownOf } from '../test/connection.ts';
import { createHandler } from './handler.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Piece } from './store/store.ts';

const request = new Request('http://dli.test/v2.0/p1/datasource/enhanced-connections?limit=0', {
  headers: { 'x-auth-token': 't' },
});
const failure = new Error('the disk is gone');

/**
 * A handler whose lists consist of a number of pieces with two connections each, and the requests for them; the piece
 * `broken` cannot be read.
 */
function handlerOf(pieces: number, broken?: number) {
  const seen = { read: 0, ended: false, errors: [] as unknown[] };
  const at = (id: number) => JSON.stringify(shownOf(connectionOf({ id: String(id), name: `n${id}` })));
  async function* list(): AsyncGenerator<Piece> {
    try {
      for (; seen.read < pieces; seen.read++) {
        if (seen.read === broken) throw failure;
        yield { bytes: Buffer.from(`${at(2 * seen.read)},${at(2 * seen.read + 1)}`), count: 2 };
      }
    } finally {
      seen.ended = true;
    }
  }
  const store = { ...openSqliteStore(':memory:'), list };
  return { seen, handler: createHandler({ store, onError: (error) => seen.errors.push(error) }) };
}

test.each([0, 1, 2, 3, 7])('a list of %i pieces has one envelope, and counts what is in it', async (pieces) => {
  const { seen, handler } = handlerOf(pieces);
  const response = await handler(request);
  expect(response.headers.get('content-type')).toBe('application/json');
  const body = (await response.json()) as { connections: { id: string }[] };
  expect(body).toMatchObject({ is_success: true, message: '', count: 2 * pieces });
  expect(Object.keys(body).toSorted()).toEqual(['connections', 'count', 'is_success', 'message']);
  expect(body.connections.map(({ id }) => Number(id))).toEqual([...Array(2 * pieces).keys()]);
  expect(seen.ended).toBe(true);
});

test('no more is read than requested', async () => {
  const { seen, handler } = handlerOf(1_000);
  const reader = (await handler(request)).body?.getReader();
  for (let reads = 0; reads < 50; reads++) {
    await reader?.read();
    expect(seen.read).toBeLessThanOrEqual(reads + 1);
  }
  await reader?.cancel();
  expect(seen.ended).toBe(true);
  expect(seen.read).toBeLessThan(51);
});

test.each([2, 5])('an unreadable piece %i cuts the body off', async (broken) => {
  const { seen, handler } = handlerOf(9, broken);
  const response = await handler(request);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toBe(failure);
  expect(seen.ended).toBe(true);
});

test.each([0, 1])('an unreadable piece %i is reported by the answer', async (broken) => {
  const { seen, handler } = handlerOf(9, broken);
  expect((await handler(request)).status).toBe(500);
  expect(seen.errors).toEqual([failure]);
});
