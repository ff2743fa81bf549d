import { expect, test } from 'vitest';
import { JsonBytes, JsonText } from './json-text.ts';
import { createKept, type KeptOptions } from './kept.ts';
import { Moment } from './moment.ts';
import { openSqliteStore } from './store/sqlite.ts';

const peering = { kind: 'queue', name: 'q', peer_id: 'x', bind_time: 0, failure: null } as const;

/** Kept answers over a store whose version and clock are set, and what was made for them in the meantime. */
function createSubject(options: KeptOptions = {}) {
  const is = { version: 1, time: 100 };
  const made: string[] = [];
  const kept = createKept({ ...openSqliteStore(':memory:'), version: async () => is.version }, () => is.time, options);
  /** Asks for an answer whose text is that of a key, made in `while`, and a peer of which is ready at some time. */
  const ask = (key: string, { during = () => {}, ready_time = 0 } = {}) =>
    kept.answer([key], async () => {
      const moment = new Moment(is.time);
      moment.peer({ ...peering, ready_time });
      during();
      made.push(key);
      return { answer: { status: 200 as const, body: new JsonText(key) }, moment };
    });
  /** Asks for some, and tells which of them were made anew. */
  const madeOf = async (keys: string, more = {}) => {
    made.length = 0;
    for (const key of keys) expect((await ask(key, more)).body.text).toBe(key);
    return made.join('');
  };
  return { is, kept, madeOf };
}

test('what is asked for again is kept as long as the store has its version', async () => {
  const { is, madeOf } = createSubject();
  expect(await madeOf('abab')).toBe('ab');
  is.version++;
  expect(await madeOf('aba')).toBe('ab');
});

test('what changes while it is made is not kept', async () => {
  const { is, kept, madeOf } = createSubject();
  await madeOf('a', { during: () => is.version++ });
  expect(await madeOf('a')).toBe('a');
  // Another request looks at the new version before this one is made.
  await madeOf('b', { during: () => void kept.answer(['c'], async () => ({ answer: { status: 200, body: '' } })) });
  is.version++;
  expect(await madeOf('b')).toBe('b');
});

test('what the clock changes is made anew once it has: when a peer is ready, and when the clock goes back', async () => {
  const { is, madeOf } = createSubject();
  const peer = { ready_time: 200 };
  expect(await madeOf('a', peer)).toBe('a');
  for (const [time, made] of [
    [199, ''],
    [200, 'a'],
    [9_999, ''],
    [199, 'a'],
    [150, 'a'],
    [160, ''],
  ] as const) {
    is.time = time;
    expect([time, await madeOf('a', peer)]).toEqual([time, made]);
  }
});

test('there is room for so much, and what was not asked for lately makes it', async () => {
  // A key is `["a"]`, and each text a character: there is room for two times three.
  const { madeOf } = createSubject({ most: 2 * 3 * 6 });
  expect(await madeOf('abcabcd')).toBe('abcd');
  expect(await madeOf('ae')).toBe('e');
  expect(await madeOf('f')).toBe('f');
  expect(await madeOf('fade')).toBe('');
  expect(await madeOf('bc')).toBe('bc');
});

test('an answer that is too large, one that is no text, and one without a moment are made each time', async () => {
  const { kept } = createSubject({ mostOfOne: 100 });
  let made = 0;
  const ask = (body: unknown, moment?: Moment) =>
    kept.answer(['a'], async () => {
      made++;
      return { answer: { status: 200, body }, ...(moment && { moment }) };
    });
  for (let at = 0; at < 2; at++) {
    await ask(new JsonText('x'.repeat(100)), new Moment(100));
    await ask({}, new Moment(100));
    await ask(new JsonText('x'));
  }
  expect(made).toBe(6);
});

test('a long text is given again as its bytes', async () => {
  const { kept } = createSubject();
  const text = JSON.stringify('é'.repeat(5_000));
  const ask = () =>
    kept.answer(['a'], async () => ({
      answer: { status: 200 as const, body: new JsonText(text) as JsonText<string> | JsonBytes<string> },
      moment: new Moment(100),
    }));
  expect((await ask()).body).toEqual(new JsonText(text));
  const [again, third] = [await ask(), await ask()];
  expect(again.body).toBeInstanceOf(JsonBytes);
  expect(new TextDecoder().decode((again.body as JsonBytes<string>).bytes)).toBe(text);
  expect(third.body).toBe(again.body);
});
