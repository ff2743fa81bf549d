import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyKnownFailing, covers, loadKnownFailing, loadSuite, runCase } from '../src/index.ts';
import { bundle, contract, type Ready, targets } from './targets.ts';

const { derived, behaviours } = await loadSuite(bundle, contract);
const byOperation = Object.entries(Object.groupBy(derived, ({ about }) => about.operation));
const names = [...derived, ...behaviours].map(({ name }) => name);

describe.each(Object.keys(targets))('%s', (name) => {
  let ready: Ready;
  const known = loadKnownFailing(name);
  beforeAll(async () => {
    ready = await (targets[name] as () => Promise<Ready>)();
  });
  afterAll(() => ready.close());

  test.each(behaviours)('$name', async (each) => {
    expect(applyKnownFailing(await runCase(each, ready.options), await known)).toEqual([]);
  });

  test.each(byOperation)('what the spec says of %s', async (_, cases = []) => {
    const faults: Record<string, string[]> = {};
    for (const each of cases) {
      const result = await runCase(each, ready.options);
      const found = [...(result.idle ? [result.idle] : []), ...applyKnownFailing(result, await known)];
      if (found.length > 0) faults[each.name] = found;
    }
    expect(faults).toEqual({});
  });

  test('the list of known failures names cases that exist', async () => {
    expect((await known).filter((entry) => !names.some((each) => covers(entry, each)))).toEqual([]);
  });
});
