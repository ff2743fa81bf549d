import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyKnownFailing, covers, loadCases, loadKnownFailing, runCase } from '../src/index.ts';
import { type Ready, targets } from './targets.ts';

const cases = await loadCases();

describe.each(Object.keys(targets))('%s', (name) => {
  let ready: Ready;
  const known = loadKnownFailing(name);
  beforeAll(async () => {
    ready = await (targets[name] as () => Promise<Ready>)();
  });
  afterAll(() => ready.close());

  test.each(cases)('$name', async (each) => {
    expect(applyKnownFailing(await runCase(each, ready.options), await known)).toEqual([]);
  });

  test('the list of known failures names cases that exist', async () => {
    expect((await known).filter((entry) => !cases.some(({ name }) => covers(entry, name)))).toEqual([]);
  });
});
