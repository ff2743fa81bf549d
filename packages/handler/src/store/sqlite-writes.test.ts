import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from './engine.ts';
import type { Session } from './sqlite-session.ts';
import { createWrites } from './sqlite-writes.ts';

const settled = (promises: Promise<unknown>[]) =>
  Promise.allSettled(promises).then((all) =>
    all.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason))),
  );

/** Writes on a session that only records its calls, and that ends each transaction with `commit`. */
function createNoted(commit = () => {}) {
  const notes: string[] = [];
  const carryOut = <Result>(steps: Job<Result>): Result => {
    const { value } = steps.next();
    return value as Result; // these jobs end at their first step
  };
  const session = {
    carryOut,
    transaction<Result>(_: string, body: () => Result) {
      const result = body();
      commit();
      notes.push('commit');
      return result;
    },
  } as Partial<Session> as Session;
  const { add, end } = createWrites(session, () => void notes.push('begin'));
  const ask = (name: string) =>
    // biome-ignore lint/correctness/useYield: a job that asks nothing
    add(function* (): Job<string> {
      notes.push(name);
      if (name.startsWith('bad')) throw new Error(name);
      return name;
    });
  return { notes, ask, end };
}

test('simultaneous jobs are one group, in order, and resolve once it is committed', async () => {
  const { notes, ask } = createNoted();
  await Promise.all(['a', 'b'].map((name) => ask(name).then(() => notes.push(`${name} done`))));
  await ask('c');
  expect(notes).toEqual(['begin', 'a', 'b', 'commit', 'a done', 'b done', 'begin', 'c', 'commit']);
});

test('a group with a job that throws runs again, and that job fails alone', async () => {
  const { notes, ask } = createNoted();
  expect(await settled([ask('a'), ask('bad'), ask('c')])).toEqual(['a', 'Error: bad', 'c']);
  expect(notes).toEqual(['begin', 'a', 'bad', 'begin', 'a', 'c', 'commit']);
});

test('each job that throws fails alone, and none runs more than a few times', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (bad) => {
      const { notes, ask } = createNoted();
      const names = bad.map((isBad, at) => `${isBad ? 'bad' : 'good'} ${at}`);
      const outcomes = names.map((name) => (name.startsWith('bad') ? `Error: ${name}` : name));
      expect(await settled(names.map(ask))).toEqual(outcomes);
      for (const name of names) expect(notes.filter((note) => note === name).length).toBeLessThanOrEqual(11);
      const last = notes.lastIndexOf('commit');
      const carried = names.filter((name) => !name.startsWith('bad'));
      expect(carried.toSorted((a, b) => notes.lastIndexOf(a) - notes.lastIndexOf(b))).toEqual(carried);
      if (carried.length > 0) expect(notes.lastIndexOf(carried.at(-1) ?? '')).toBeLessThan(last);
    }),
  );
});

test('all jobs of a failed group fail, even those that had run', async () => {
  const { ask } = createNoted(() => {
    throw new Error('disk full');
  });
  expect(await settled([ask('a'), ask('b')])).toEqual(['Error: disk full', 'Error: disk full']);
});

test('accepted jobs run before the end', async () => {
  const { notes, ask, end } = createNoted();
  const asked = ask('a');
  end();
  expect(notes).toEqual(['begin', 'a', 'commit']);
  expect(await asked).toBe('a');
});
