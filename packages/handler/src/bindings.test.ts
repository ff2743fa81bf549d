import { expect, test } from 'vitest';
import { peerAt } from './bindings.ts';

const peering = {
  kind: 'queue',
  name: 'q1',
  peer_id: 'x',
  bind_time: 1_000,
  ready_time: 1_500,
  failure: null,
} as const;
const peer = { peer_id: 'x', name: 'q1', err_msg: '' };

test.each([
  [1_000, null, { ...peer, status: 'CREATING', update_time: 1_000 }],
  [1_499, 'no subnet', { ...peer, status: 'CREATING', update_time: 1_000 }],
  [1_500, null, { ...peer, status: 'ACTIVE', update_time: 1_500 }],
  [1_500, 'no subnet', { ...peer, status: 'FAILED', err_msg: 'no subnet', update_time: 1_500 }],
])('at %i, with the failure %j', (now, failure, expected) => {
  expect(peerAt({ ...peering, failure }, now)).toEqual(expected);
});
