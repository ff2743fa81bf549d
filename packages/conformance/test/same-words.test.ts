/** The mock and the handler refuse a request in the same words. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { createMock } from '@dli-connections/mock';
import { expect, test } from 'vitest';
import { askTarget } from '../src/index.ts';
import { kit } from './targets.ts';

test.each(['createEnhancedConnection/*', 'list*/query*', 'gateway/*', '*/path*'])('%s', async (only) => {
  const store = openSqliteStore(':memory:');
  const [handler, mock] = [createHandler({ store }), await createMock()];
  const differences: unknown[] = [];
  let refused = 0;
  const both = async (request: Request) => {
    const copy = request.clone();
    const [one, other] = [await handler(request), await mock(copy)];
    // The mock has no state, so the two may differ in whether they refuse.
    if (one.status < 400 || other.status < 400) return one;
    refused++;
    const [words, others] = [await one.clone().text(), await other.text()];
    if (words !== others) differences.push({ url: request.url, words, others });
    return one;
  };
  await askTarget(kit, { name: 'both', target: both, endpoint: 'http://dli.test', only: [only] });
  await store.close();
  expect(differences).toEqual([]);
  expect(refused).toBeGreaterThan(2);
});
