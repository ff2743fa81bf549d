/** Requests that carry little, about what a project has much of. */
import type { OperationId } from '@dli-connections/contract';
import { heavy, idOf } from '../filled.ts';
import { call, connectionsOf, get } from '../http.ts';
import type { TargetName, WorstRequest } from '../worst.ts';

/** The mock has nothing stored. */
const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];

const scan = 'a search that reads all that a project has';
/** Each differs a little from the one before: an answer that was given is not to be given again. */
const list = (name: string, query: (serial: number) => string, project = 'many'): WorstRequest => ({
  name,
  of: scan,
  on,
  make: (_, serial) => get(`${connectionsOf(project)}?${query(serial)}`),
});
const ask = (name: string, operation: OperationId, body?: (serial: number) => unknown): WorstRequest => ({
  name,
  of: scan,
  on,
  make: (_, serial) => call(operation, { project_id: 'many' }, body?.(serial)),
});

/** Searches in a project that has many connections. */
export const searchesOfMany: readonly WorstRequest[] = [
  list('a name that none of many has', (at) => `name=none${at}&limit=1`),
  list('a name that the last of many has', (at) => `name=c${99_999 - (at % 1_000)}&limit=1`),
  list('a status that none of many has', (at) => `status=DELETED&limit=${1 + (at % 100)}`),
  list('a tag that none of many has', (at) => `tags=none${at}%3D&limit=1`),
  list('a value that no tag of many has', (at) => `tags=team%3Dnone${at}&limit=1`),
  list('two tags that no one of many has together', (at) => `tags=team%3Dt1,own%3Do${2 + 50 * (at % 1_000)}&limit=1`),
  list('an offset behind many', (at) => `offset=${2_147_483_647 - at}&limit=1`),
  list('an offset near the end of many', (at) => `offset=${99_999 - (at % 1_000)}&limit=1`),
  list('a name that none of many shared ones has', (at) => `name=none${at}&limit=1`, 'grantee'),
  list('a tag that none of many shared ones has', (at) => `tags=none${at}%3D&limit=1`, 'grantee'),
  list('an offset behind many shared ones', (at) => `offset=${2_147_483_647 - at}&limit=1`, 'grantee'),
  list('the first of many shared ones', (at) => `limit=${1 + (at % 10)}`, 'grantee'),
  ask('a search by a tag that none of many has', 'listResourcesByTags', (at) => ({
    tags: [{ key: `none${at}`, values: [] }],
  })),
  ask('a search by a tag that all of many have', 'listResourcesByTags', () => ({ tags: [{ key: 'all', values: [] }] })),
  ask('a search for what has no tag, of many', 'listResourcesByTags', () => ({ without_any_tag: true })),
  ask('a search for a name that none of many has', 'listResourcesByTags', (at) => ({
    matches: [{ key: 'resource_name', value: `none${at}` }],
  })),
  ask('a count of many', 'countResourcesByTags', () => ({})),
  ask('a count of those of many with one tag', 'countResourcesByTags', () => ({
    tags: [{ key: 'team', values: ['t1'] }],
  })),
  { ...list('the first hundred of many', () => 'limit=100'), largeAnswer: true },
  { ...list('all of many', () => 'limit=0'), largeAnswer: true },
  { ...list('all of many shared ones', () => 'limit=0', 'grantee'), largeAnswer: true },
  { ...ask('the tags in use among many', 'listResourcesTags'), largeAnswer: true },
];

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
  make: (_, serial) =>
    call(
      operation,
      { project_id: 'heavy', connection_id: idOf(id), resource_id: idOf(id), name: 'none' },
      body?.(serial),
    ),
});
const tags = { tags: [{ key: 'a', value: 'b' }] };
const share = (name: string, ids: readonly string[]): WorstRequest => ({
  name,
  of: grown,
  on,
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

/** Changes of connections that have many of one thing each: what one request may add is limited, what they have is not. */
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
  { ...change('all', 'showEnhancedConnection', 'hosts'), largeAnswer: true },
  { ...change('all', 'showEnhancedConnection', 'peers'), largeAnswer: true },
  { ...change('the privileges', 'showEnhancedConnectionPrivilege', 'grants'), largeAnswer: true },
  share(`a share of a connection with ${heavy} grants`, ['grants']),
  share(
    'a share of 100 connections with 400 grants each',
    Array.from({ length: 100 }, (_, at) => `shared${at}`),
  ),
];
