/** A connection that breaks once is reported, and breaks that go on are a failure. */
import { expect, test } from 'vitest';
import { createRemote } from '../src/cli/target.ts';
import { askTarget, summaryOf } from '../src/index.ts';
import { startOnTheWire } from './legal/wire.ts';
import { kit } from './targets.ts';

/** Asks a server that breaks the connection in place of some answers. */
async function askBreaking(isBroken: (count: number) => boolean) {
  let count = 0;
  const { url, server } = await startOnTheWire((response, answer, body) => {
    if (isBroken(++count)) response.destroy();
    else response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body);
  });
  const asked = {
    name: 'breaking',
    target: createRemote(),
    endpoint: url,
    only: ['create/*', 'share/*', 'race/deletes-of-one-connection', 'foreign-like-unknown/show*'],
  };
  return askTarget(kit, asked).finally(() => server.close());
}

test.each([[[5]], [[7, 40, 90]]])('missing answers %j are reported, but not as failures', async (broken) => {
  const { report } = await askBreaking((count) => broken.includes(count));
  expect(report.failures).toEqual([]);
  expect(report.broken).toHaveLength(broken.length);
  expect(summaryOf(report)).toContain('the connection broke once, and the case ran again: ');
});

test('repeated breaks are a failure, although each case passes when repeated', async () => {
  const { report } = await askBreaking((count) => count % 11 === 0);
  expect(report.failures.length).toBeGreaterThan(0);
  expect(report.failures.flatMap(({ faults }) => faults).join()).toContain('more than 3 connections broke in this run');
  expect(report.failures[0]?.request).toMatch(/^curl /);
});
