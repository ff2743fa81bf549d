import { expect, test } from 'vitest';
import { createCall, listCall } from './calls.ts';
import { explain, type RecordedCall } from './explain.ts';

const at = (started: number, ended: number, step: Omit<RecordedCall, 'started' | 'ended'>): RecordedCall => ({
  ...step,
  started,
  ended,
});
const create = (created: string) => ({ ...createCall('p', 'a'), verdict: 'ok', created });
const exists = { ...createCall('p', 'a'), verdict: 'A connection named a exists already.' };
const hosts = (name: string): Omit<RecordedCall, 'started' | 'ended'> => ({
  operation: 'updateEnhancedConnection',
  input: { project_id: 'p', connection_id: 'c1', hosts: [{ name }] },
  verdict: 'ok',
});
const list = (...names: string[]) => ({
  ...listCall('p'),
  verdict: JSON.stringify(
    names.map((name) => ({
      ...{ id: 'c1', name: 'a', status: 'ACTIVE', hosts: [{ name }], isPrivis: true },
      ...{ queues: ['q0'], routes: [] },
    })),
  ),
});

test.each<[string, boolean, RecordedCall[]]>([
  ['one of two that want a name gets it', true, [at(0, 9, create('c1')), at(1, 8, exists)]],
  ['both get it', false, [at(0, 9, create('c1')), at(1, 8, create('c2'))]],
  ['none gets it', false, [at(0, 9, exists), at(1, 8, exists)]],
  ['the second of two in turn is refused', true, [at(0, 1, create('c1')), at(2, 3, exists)]],
  ['the first of two in turn is refused', false, [at(0, 1, exists), at(2, 3, create('c1'))]],
  [
    'a list shows either of two writes beside it',
    true,
    [at(0, 1, create('c1')), at(2, 9, hosts('x')), at(2, 9, hosts('y')), at(3, 8, list('x'))],
  ],
  [
    'a list shows a write that another one had replaced before it began',
    false,
    [at(0, 1, create('c1')), at(2, 3, hosts('x')), at(4, 5, hosts('y')), at(6, 7, list('x'))],
  ],
  [
    'two lists see two writes in two orders',
    false,
    [at(0, 1, create('c1')), at(2, 9, hosts('x')), at(2, 9, hosts('y')), at(10, 11, list('x')), at(12, 13, list('y'))],
  ],
])('%s: %s', (_, explained, history) => {
  expect(explain(history, ['p']) !== undefined).toBe(explained);
});
