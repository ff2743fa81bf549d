import { expect, it } from 'vitest';
import { answer, incoming } from '../test/exchanges.ts';
import { beside, chain, createMetrics, NotReady, probes, type RequestRecord } from './index.ts';
import { logged, requestIds } from './log.ts';

const inner = async () => answer('inner');
const ask = (ready: () => Promise<unknown>) =>
  beside(probes({ ready, metrics: () => '', readyMs: 20 }))(inner)(incoming({ url: 'http://test/readyz' }));

it.each([
  ['rejects', () => Promise.reject(new Error('secret'))],
  [
    'throws',
    () => {
      throw new Error('secret');
    },
  ],
  ['takes too long', () => new Promise(() => {})],
])('a store that %s makes it not ready, and the answer gives no reason', async (_, ready) => {
  expect(await ask(ready)).toMatchObject({ status: 503, body: '{"status":"not ready"}' });
});

it('the public reason of a store is passed on', async () => {
  const ready = () => Promise.reject(new NotReady('another version'));
  expect(await ask(ready)).toMatchObject({ status: 503, body: '{"status":"not ready","reason":"another version"}' });
});

it('the first of a chain is the outermost', async () => {
  const lines: RequestRecord[] = [];
  const around = chain(
    logged(
      (line) => lines.push(line),
      () => 0,
    ),
    requestIds(() => 'new'),
  );
  await around(inner)(incoming());
  expect(lines[0]).toMatchObject({ time: '1970-01-01T00:00:00.000Z', id: 'new', status: 200 });
});

it('log and metrics name the operation of the answer, and no malformed project', async () => {
  const lines: RequestRecord[] = [];
  const metrics = createMetrics();
  const around = chain(
    logged((line) => lines.push(line)),
    metrics.middleware,
  );
  for (const project_id of ['p1', 'a secret?']) {
    const route = { operationId: 'showEnhancedConnection', path: { project_id } };
    await around(async () => ({ ...answer(), route }))(incoming());
  }
  await around(inner)(incoming());
  const recorded = lines.map(({ operation, project }) => [operation, project]);
  expect(recorded).toEqual([
    ['showEnhancedConnection', 'p1'],
    ['showEnhancedConnection', null],
    [null, null],
  ]);
  expect(metrics.text()).toContain('dli_requests_total{operation="showEnhancedConnection",status="200"} 2');
  expect(metrics.text()).toContain('dli_requests_total{operation="none",status="200"} 1');
});

it('running requests are in flight, and an exchange that throws is counted as 500', async () => {
  const metrics = createMetrics();
  let fail = (_: Error) => {};
  const answered = metrics.middleware(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  )(incoming());
  expect(metrics.text()).toContain('\ndli_requests_in_flight 1\n');
  fail(new Error('broken'));
  await expect(answered).rejects.toThrow('broken');
  expect(metrics.text()).toContain('\ndli_requests_in_flight 0\n');
  expect(metrics.text()).toContain('dli_requests_total{operation="none",status="500"} 1');
});
