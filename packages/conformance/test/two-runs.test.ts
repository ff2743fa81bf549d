/** Runs at the same time on one server do not disturb each other. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { runSession } from '../src/index.ts';
import { bundle, contract, kit } from './targets.ts';

test('two runs at once with one seed both pass, and delete what they created', async () => {
  const target = createHandler({ store: openSqliteStore(':memory:') });
  const asked = {
    target,
    bundle,
    contract,
    suite: kit.suite,
    only: ['*/path.project_id/*', 'state/*', 'race/*', 'list/*'],
  };
  const sessions = await Promise.all(['one', 'other'].map((run) => runSession({ ...asked, name: run, run })));
  for (const { ran, remains } of sessions) {
    expect(ran.filter(({ outcome }) => outcome === 'failed').map(({ result }) => result)).toEqual([]);
    expect(ran.length).toBeGreaterThan(100);
    expect(remains).toEqual([]);
  }
});
