import { expect, test } from 'vitest';
import { createGroups } from './group.ts';

const settled = (promises: Promise<unknown>[]) =>
  Promise.allSettled(promises).then((all) =>
    all.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason))),
  );

test('what is asked for at once is one group, in its order; one that throws fails alone', async () => {
  const groups: number[] = [];
  const order: string[] = [];
  const { add } = createGroups((works) => {
    groups.push(works.length);
    for (const work of works) work();
    order.push('done');
  });
  const ask = (name: string) =>
    add(() => {
      order.push(name);
      if (name === 'b') throw new Error('no b');
      return name;
    });
  expect(await settled([ask('a'), ask('b'), ask('c')])).toEqual(['a', 'Error: no b', 'c']);
  expect(await settled([ask('d')])).toEqual(['d']);
  expect(order).toEqual(['a', 'b', 'c', 'done', 'd', 'done']);
  expect(groups).toEqual([3, 1]);
});

test('nothing resolves before its group is done', async () => {
  const order: string[] = [];
  const { add } = createGroups((works) => {
    for (const work of works) work();
    order.push('done');
  });
  await Promise.all(['a', 'b'].map((name) => add(() => name).then(() => order.push(name))));
  expect(order).toEqual(['done', 'a', 'b']);
});

test('all fail where the group does, also what had been carried out', async () => {
  const { add } = createGroups((works) => {
    for (const work of works) work();
    throw new Error('disk full');
  });
  expect(await settled([add(() => 1), add(() => 2)])).toEqual(['Error: disk full', 'Error: disk full']);
});

test('what was taken up is carried out at the end', async () => {
  const { add, end } = createGroups((works) => {
    for (const work of works) work();
  });
  const asked = add(() => 1);
  end();
  expect(await asked).toBe(1);
});
