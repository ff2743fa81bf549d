/** Given keys and tokens, the kit sends them correctly and incorrectly; only a server that verifies them passes. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { signing } from '../src/cli/target.ts';
import { runSession } from '../src/index.ts';
import { bundle, contract, kit } from './targets.ts';

const project = 'p1';
const keys = { accessKey: 'AK', secretKey: 'secret of AK' };
const credentials = { access_keys: [{ access_key: keys.accessKey, secret_key: keys.secretKey, projects: [project] }] };
const ask = async (options: Partial<Parameters<typeof createHandler>[0]>) => {
  const handler = createHandler({ store: openSqliteStore(':memory:'), ...options });
  const target = signing(handler, 'any', keys.accessKey, keys.secretKey);
  const asked = { name: 'signed', target, bundle, contract, suite: kit.suite, project, keys, only: ['credentials/*'] };
  return (await runSession(asked)).ran.map(({ outcome, result }) => ({
    outcome,
    name: result.name,
    faults: result.faults,
  }));
};

test('a handler that verifies signatures passes every way of sending them', async () => {
  const ran = await ask({ credentials });
  expect(ran.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(ran.length).toBeGreaterThan(50);
});

test('a handler that checks only their form fails', async () => {
  const failed = (await ask({})).filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  expect(failed).toEqual(
    expect.arrayContaining(
      [
        'wrong-signature-list',
        'an-hour-old-count',
        'changed-body-count',
        'unknown-token-list',
        'changed-query-count',
      ].map((name) => `credentials/${name}`),
    ),
  );
});
