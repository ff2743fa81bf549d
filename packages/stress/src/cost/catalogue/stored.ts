/** Changes of connections with much data. */
import type { OperationId } from '@dli-connections/contract';
import { heavy, idOf } from '../filled.ts';
import { call } from '../http.ts';
import type { WorstRequest } from '../worst.ts';
import { on, plain } from './searches.ts';

const grown = 'a change that writes all that a connection has anew';
const change = (
  name: string,
  operation: OperationId,
  id: string,
  body?: (serial: number) => unknown,
): WorstRequest => ({
  name: `${name} of a connection with ${heavy} ${id}`,
  of: grown,
  on,
  beside: plain('heavy', `name=${id}`),
  make: (_, serial) =>
    call(
      operation,
      { project_id: 'heavy', connection_id: idOf(id), resource_id: idOf(id), name: 'none' },
      body?.(serial),
    ),
});
const tags = { tags: [{ key: 'a', value: 'b' }] };
const share = (name: string, ids: readonly string[], beside: string): WorstRequest => ({
  name,
  of: grown,
  on,
  beside: plain('heavy', beside),
  make: (_, serial) =>
    call(
      'runAuthorizationAction',
      { project_id: 'heavy' },
      {
        projectId: `n${serial}`,
        action: 'grant',
        privileges: ids.map((id) => ({ object: `edsconnections.${idOf(id)}`, privileges: ['BIND_QUEUE'] })),
      },
    ),
});

/**
 * Changes to connections that have many items of one kind. The API limits additions per request, but not the total. The
 * baseline of each is a list of these connections.
 */
export const changesOfHeavy: readonly WorstRequest[] = [
  change('a new route', 'createRouteToEnhancedConnection', 'routes', (at) => ({
    name: `n${at}`,
    cidr: `2001:db8:${(at % 60_000).toString(16)}::/48`,
  })),
  change('a route that is there', 'createRouteToEnhancedConnection', 'routes', () => ({
    name: 'r1',
    cidr: '10.0.0.0/8',
  })),
  change('the removal of no route', 'deleteRouteFromEnhancedConnection', 'routes'),
  change('a new queue', 'associateQueueToEnhancedConnection', 'peers', (at) => ({ queues: [`n${at}`] })),
  change('the removal of no queue', 'disassociateQueueFromEnhancedConnection', 'peers', () => ({ queues: ['none'] })),
  change('a tag', 'batchCreateResourceTags', 'peers', () => tags),
  change('a tag', 'batchCreateResourceTags', 'grants', () => tags),
  change('a tag', 'batchCreateResourceTags', 'hosts', () => tags),
  change('the tags', 'showResourceTags', 'grants'),
  change('the tags', 'showResourceTags', 'peers'),
  change('all', 'showEnhancedConnection', 'hosts'),
  change('all', 'showEnhancedConnection', 'peers'),
  // Its answer is as long as a list of the connection with hosts.
  { ...change('the privileges', 'showEnhancedConnectionPrivilege', 'grants'), beside: plain('heavy', 'name=hosts') },
  share(`a share of a connection with ${heavy} grants`, ['grants'], 'name=grants'),
  share(
    'a share of 100 connections with 400 grants each',
    Array.from({ length: 100 }, (_, at) => `shared${at}`),
    'offset=3&limit=100',
  ),
];
