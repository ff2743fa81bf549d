import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Job, type Query, type Row, run, send, stepThrough } from './engine.ts';

/** Carries out a job; notes in which order its queries are sent and answered. Some of them fail. */
async function noted<Result>(job: () => Job<Result>, failing: readonly string[] = []) {
  const notes: string[] = [];
  let answered = Promise.resolve();
  const ask = ({ sql }: Query): Promise<Row[]> => {
    notes.push(`sent ${sql}`);
    // Answers come in the order of the queries.
    const before = answered;
    const answer = before.then(async () => {
      await setImmediate();
      notes.push(`answered ${sql}`);
      if (failing.includes(sql)) throw new Error(sql);
      return [{ sql }];
    });
    answered = answer.then(
      () => {},
      () => {},
    );
    return answer;
  };
  const result = await stepThrough(job, ask).catch((error: Error) => error.message);
  await answered;
  return { notes, result };
}

test('changes are sent before those ahead of them are answered, and a read waits for all', async () => {
  const { notes, result } = await noted(function* () {
    yield* send('a', []);
    yield* send('b', []);
    const rows = yield* run('c', []);
    yield* send('d', []);
    return rows;
  });
  expect(notes.join(', ')).toBe('sent a, sent b, sent c, answered a, answered b, answered c, sent d, answered d');
  expect(result).toEqual([{ sql: 'c' }]);
});

test('not more than a hundred wait for their answers', async () => {
  const { notes } = await noted(function* () {
    for (let at = 0; at < 150; at++) yield* send(`${at}`, []);
  });
  expect(notes.indexOf('answered 0')).toBe(100);
  expect(notes).toHaveLength(300);
});

test('long values are not sent while a megabyte of them waits for answers', async () => {
  const { notes } = await noted(function* () {
    for (let at = 0; at < 5; at++) yield* send(`${at}`, ['x'.repeat(400_000)]);
  });
  expect(notes.slice(0, 4).join(', ')).toBe('sent 0, sent 1, sent 2, answered 0');
});

test('the first failure rejects, since the others follow from it, and nothing is sent after it', async () => {
  const { notes, result } = await noted(
    function* () {
      yield* send('a', []);
      yield* send('b', []);
      yield* run('c', []);
      yield* run('d', []);
    },
    ['b', 'c'],
  );
  expect(result).toBe('b');
  expect(notes).not.toContain('sent d');
});

test('a job that throws while a change fails rejects with its own error, and nothing is left unhandled', async () => {
  const { result } = await noted(
    function* () {
      yield* send('a', []);
      throw new Error('of the job');
    },
    ['a'],
  );
  expect(result).toBe('of the job');
});
