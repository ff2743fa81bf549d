import type { Peer } from '@dli-connections/contract';
import { expect, test } from 'vitest';
import { clientOf, input, rejectionOf } from '../test/client-of.ts';
import { service } from '../test/service.ts';
import { virtualClock } from '../test/virtual-clock.ts';
import { WaitError } from './index.ts';

const peer = (name: string, status: Peer['status'], err_msg = '') => ({
  peer_id: name,
  status,
  name,
  err_msg,
  update_time: 1,
});

/** A client that sees these lists of peers in turn, and then the last one again and again. */
function showing(...looks: (Peer[] | number)[]) {
  const clock = virtualClock();
  const state = { polls: 0, status: 'ACTIVE' };
  const client = clientOf(
    async () => {
      const peers = looks[Math.min(state.polls++, looks.length - 1)] ?? [];
      if (typeof peers === 'number') return new Response('', { status: peers });
      const [place, rest] = [
        { dest_vpc_id: 'v', dest_network_id: 'n' },
        { create_time: 1, status: state.status },
      ];
      const connection = { id: 'c1', name: 'test', ...place, ...rest, available_queue_info: peers };
      return Response.json({ is_success: true, message: '', ...connection });
    },
    { clock },
  );
  return { state, clock, client };
}

test('it waits for the peers of the reference handler, less and less often', async () => {
  const { client, clock } = service({ peeringMs: 60_000 });
  const { connection_id } = await client.createEnhancedConnection({
    ...input,
    queues: ['q1'],
    elastic_resource_pools: ['p1'],
  });
  const [start, times]: [number, number[]] = [clock.now(), []];
  const onPoll = () => times.push(clock.now() - start);
  const connection = await clock.until(client.waitUntilActive(connection_id, { onPoll }));
  expect(connection.available_queue_info).toMatchObject([{ name: 'q1', status: 'ACTIVE' }]);
  expect(times.slice(0, 4)).toEqual([0, 1000, 2500, 4750]);
  expect(times.at(-1)).toBeGreaterThanOrEqual(60_000);
  expect(times.length).toBeLessThan(15);
});

test('it considers only the named peers, in any letter case', async () => {
  const { client, clock, state } = showing(
    [peer('q1', 'CREATING'), peer('q2', 'FAILED')],
    [peer('q1', 'ACTIVE'), peer('q2', 'FAILED'), peer('q3', 'CREATING')],
  );
  await clock.until(client.waitUntilActive('c1', { peers: ['Q1'] }));
  expect(state.polls).toBe(2);
});

test('it waits for a named peer that is not bound yet, and not at all if nothing is bound', async () => {
  const { client, clock, state } = showing([], [peer('q1', 'ACTIVE')]);
  await clock.until(client.waitUntilActive('c1', { peers: ['q1'] }));
  expect(state.polls).toBe(2);
  await showing([]).client.waitUntilActive('c1');
});

test('it ends at once when a peer failed, or the connection is deleted', async () => {
  const failed = showing([peer('q1', 'CREATING'), peer('q2', 'FAILED', 'no such subnet')]);
  const error = await rejectionOf(failed.clock.until(failed.client.waitUntilActive('c1')));
  expect(error).toBeInstanceOf(WaitError);
  expect(error).toMatchObject({ err_msg: 'no such subnet', peer: { name: 'q2' }, retryable: false });
  const deleted = showing([peer('q1', 'CREATING')]);
  deleted.state.status = 'DELETED';
  expect(await rejectionOf(deleted.client.waitUntilActive('c1'))).toMatchObject({ name: 'WaitError', peer: undefined });
  expect([failed.state.polls, deleted.state.polls]).toEqual([1, 1]);
});

test('transient failures are retried, others reject', async () => {
  const passing = showing(502, [peer('q1', 'CREATING')], 503, [peer('q1', 'ACTIVE')]);
  await passing.clock.until(passing.client.waitUntilActive('c1'));
  expect(passing.state.polls).toBe(4);
  const lasting = showing(500);
  expect(await rejectionOf(lasting.client.waitUntilActive('c1'))).toMatchObject({ name: 'UnexpectedAnswerError' });
});

test('it ends when its time is over, with the last failure, and stops polling', async () => {
  const { client, clock, state } = showing([peer('q1', 'CREATING')], 502);
  const call = client.waitUntilActive('c1', { timeoutMs: 3000 });
  expect(await rejectionOf(clock.until(call))).toMatchObject({
    name: 'TimeoutError',
    timeoutMs: 3000,
    cause: { status: 502 },
  });
  expect([state.polls, clock.pending()]).toEqual([3, 0]);
});

test('its timeout names the peers that are not ready', async () => {
  const { client, clock } = showing([peer('q1', 'ACTIVE'), peer('q2', 'CREATING')]);
  const call = client.waitUntilActive('c1', { timeoutMs: 3000, peers: ['q1', 'Q2', 'q9'] });
  expect(await rejectionOf(clock.until(call))).toMatchObject({
    message: 'showEnhancedConnection: it took longer than 3000 ms, q2 is CREATING, q9 is not bound to the connection',
  });
});

test('a failing onPoll ends it with its error, and a stuck one with the time', async () => {
  const enough = new Error('enough');
  const fail = () => {
    throw enough;
  };
  for (const onPoll of [fail, async () => fail()]) {
    const { client, clock, state } = showing([peer('q1', 'CREATING')]);
    expect(await rejectionOf(clock.until(client.waitUntilActive('c1', { onPoll })))).toBe(enough);
    expect([state.polls, clock.pending()]).toEqual([1, 0]);
  }
  const { client, clock } = showing([peer('q1', 'ACTIVE')]);
  const stuck = client.waitUntilActive('c1', { timeoutMs: 3000, onPoll: () => new Promise(() => {}) });
  expect(await rejectionOf(clock.until(stuck))).toMatchObject({ name: 'TimeoutError', timeoutMs: 3000 });
  expect(clock.pending()).toBe(0);
});

test('an abort ends it at once, and nothing is sent any more', async () => {
  const { client, clock, state } = showing([peer('q1', 'CREATING')]);
  const controller = new AbortController();
  const call = client.waitUntilActive('c1', { signal: controller.signal });
  clock.setTimeout(() => controller.abort(new Error('enough')), 1500);
  expect(await rejectionOf(clock.until(call))).toMatchObject({ message: 'enough' });
  expect([state.polls, clock.pending()]).toEqual([2, 0]);
});
