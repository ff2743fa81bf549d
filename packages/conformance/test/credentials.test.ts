/** Given keys and tokens, the kit sends them correctly and incorrectly; only a server that verifies them passes. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { signing } from '../src/cli/target.ts';
import { runSession } from '../src/index.ts';
import { bundle, contract, kit } from './targets.ts';

const project = 'p1';
const keys = { accessKey: 'AK', secretKey: 'secret of AK' };
const credentials = { access_keys: [{ access_key: keys.accessKey, secret_key: keys.secretKey, projects: [project] }] };
const handlerWith = (options: Partial<Parameters<typeof createHandler>[0]>) =>
  createHandler({ store: openSqliteStore(':memory:'), ...options });
const ask = async (handler: ReturnType<typeof createHandler>) => {
  const target = signing(handler, 'any', keys.accessKey, keys.secretKey);
  const asked = { name: 'signed', target, bundle, contract, suite: kit.suite, project, keys, only: ['credentials/*'] };
  return (await runSession(asked)).ran.map(({ outcome, result }) => ({
    outcome,
    name: result.name,
    faults: result.faults,
  }));
};

test('a handler that verifies signatures passes every way of sending them', async () => {
  const ran = await ask(handlerWith({ credentials }));
  expect(ran.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(ran.length).toBeGreaterThan(50);
});

test('a handler that checks only their form fails', async () => {
  const failed = (await ask(handlerWith({}))).filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
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

test('a handler that takes valid credentials for any project fails', async () => {
  const [strict, open] = [handlerWith({ credentials }), handlerWith({})];
  const ran = await ask((request) => (request.url.includes(`/${project}/`) ? strict : open)(request));
  expect(ran.flatMap(({ outcome, name }) => (outcome === 'failed' ? [name] : [])).sort()).toEqual(
    ['count', 'list', 'tags'].map((name) => `credentials/for-another-project-${name}`),
  );
});
