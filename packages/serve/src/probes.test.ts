import { expect, it } from 'vitest';
import { chain, createMetrics, logged, probes, requestIds } from './index.ts';

const target = async () => new Response('target');
const ask = (ready: () => Promise<unknown>) =>
  probes({ ready, metrics: () => '', readyMs: 20 })(target)(new Request('http://test/readyz'));

it.each([
  ['rejects', () => Promise.reject(new Error('secret'))],
  [
    'throws',
    () => {
      throw new Error('secret');
    },
  ],
  ['takes too long', () => new Promise(() => {})],
])('a store that %s makes it not ready, and nobody is told why', async (_, ready) => {
  const answer = await ask(ready);
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready' }]);
});

it('the first of a chain is the outermost', async () => {
  const lines: string[] = [];
  const around = chain(
    logged(
      (line) => lines.push(line),
      () => 0,
    ),
    requestIds(() => 'new'),
  );
  await around(target)(new Request('http://test/'));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ time: '1970-01-01T00:00:00.000Z', id: 'new', status: 200 });
});

it('what is under way is in flight, and a target that throws is counted as 500', async () => {
  const metrics = createMetrics();
  let fail = (_: Error) => {};
  const answer = metrics.middleware(
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  )(new Request('http://test/'));
  expect(metrics.text()).toContain('\ndli_requests_in_flight 1\n');
  fail(new Error('broken'));
  await expect(answer).rejects.toThrow('broken');
  expect(metrics.text()).toContain('\ndli_requests_in_flight 0\n');
  expect(metrics.text()).toContain('dli_requests_total{operation="none",status="500"} 1');
});
