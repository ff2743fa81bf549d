import { expect, it, onTestFinished } from 'vitest';
import { ask, create, seed } from '../test/ask.ts';
import { startMock } from './index.ts';

async function served(options: Partial<Parameters<typeof startMock>[0]>) {
  const mock = await startMock({ port: 0, host: '127.0.0.1', ...options });
  onTestFinished(() => mock.close());
  return `${mock.url}/v2.0/p1/datasource/enhanced-connections`;
}

it('a page of another origin may call where that is asked for, and not otherwise', async () => {
  const headers = { origin: 'http://page.test', 'access-control-request-method': 'POST' };
  const preflight = { method: 'OPTIONS', headers };
  const open = await served({ cors: true });
  const answer = await fetch(open, preflight);
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  const created = await fetch(create(seed, {}, open));
  expect([created.status, created.headers.get('access-control-allow-origin')]).toEqual([201, '*']);

  const refused = await fetch(await served({}), preflight);
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([404, null]);
});

it('an answer waits as long as is asked', async () => {
  const url = await served({ delayMs: 60 });
  const began = performance.now();
  expect(await ask((each) => fetch(each), create(seed, {}, url))).toMatchObject({ status: 201 });
  // Timers of Node may fire up to a millisecond early.
  expect(performance.now() - began).toBeGreaterThanOrEqual(59);
});
