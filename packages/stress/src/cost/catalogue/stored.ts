/** Changes of connections with much data. */
import type { OperationId } from '@dli-connections/contract';
import { heavy, idOf } from '../filled.ts';
import { call } from '../http.ts';
import type { WorstRequest } from '../worst.ts';
import { on, plain } from './searches.ts';

const grown = 'a change that rewrites everything that a connection has';
const tagged = () => ({ tags: [{ key: 'a', value: 'b' }] });
const cidr = (at: number) => `2001:db8:${(at % 60_000).toString(16)}::/48`;
const there = () => ({ name: 'r1', cidr: '10.0.0.0/8' });

const newQueues = (at: number) => ({ queues: Array.from({ length: 1_000 }, (_, of) => `n${at}x${of}`) });

type Change = readonly [name: string, operation: OperationId, id: string, body?: (serial: number) => unknown];
const changes: readonly Change[] = [
  ['a new route', 'createRouteToEnhancedConnection', 'routes', (at) => ({ name: `n${at}`, cidr: cidr(at) })],
  ['an existing route', 'createRouteToEnhancedConnection', 'routes', there],
  ['the removal of no route', 'deleteRouteFromEnhancedConnection', 'routes'],
  ['a new queue', 'associateQueueToEnhancedConnection', 'peers', (at) => ({ queues: [`n${at}`] })],
  ['the removal of no queue', 'disassociateQueueFromEnhancedConnection', 'peers', () => ({ queues: ['none'] })],
  ['a tag', 'batchCreateResourceTags', 'peers', tagged],
  ['a tag', 'batchCreateResourceTags', 'grants', tagged],
  ['a tag', 'batchCreateResourceTags', 'hosts', tagged],
  ['the tags', 'showResourceTags', 'grants'],
  ['the tags', 'showResourceTags', 'peers'],
  ['all', 'showEnhancedConnection', 'hosts'],
  ['all', 'showEnhancedConnection', 'peers'],
  ['the privileges', 'showEnhancedConnectionPrivilege', 'grants'],
  // The last one: it makes the connection larger.
  ['1,000 new queues', 'associateQueueToEnhancedConnection', 'peers', newQueues],
];

const share = (name: string, ids: readonly string[], beside: string): WorstRequest => ({
  ...{ name, of: grown, on, beside: plain('heavy', beside) },
  make: (_, serial) => {
    const privileges = ids.map((id) => ({ object: `edsconnections.${idOf(id)}`, privileges: ['BIND_QUEUE'] }));
    const body = { projectId: `n${serial}`, action: 'grant', privileges };
    return call('runAuthorizationAction', { project_id: 'heavy' }, body);
  },
});
const hundred = Array.from({ length: 100 }, (_, at) => `shared${at}`);

/**
 * Changes to connections that have many items of one kind. The API limits additions per request, but not the total. The
 * baseline of each is a list of these connections; the privileges are as long as a list of the one with hosts.
 */
export const changesOfHeavy: readonly WorstRequest[] = [
  ...changes.map(
    ([name, operation, id, body]): WorstRequest => ({
      ...{ name: `${name} of a connection with ${heavy} ${id}`, of: grown, on },
      beside: plain('heavy', `name=${operation === 'showEnhancedConnectionPrivilege' ? 'hosts' : id}`),
      make(_, serial) {
        const path = { project_id: 'heavy', connection_id: idOf(id), resource_id: idOf(id), name: 'none' };
        return call(operation, path, body?.(serial));
      },
    }),
  ),
  share(`a share of a connection with ${heavy} grants`, ['grants'], 'name=grants'),
  share('a share of 100 connections with 400 grants each', hundred, 'offset=3&limit=100'),
];
