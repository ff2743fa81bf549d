/** Small requests to projects with much data. */
import type { OperationId } from '@dli-connections/contract';
import { heavy, idOf } from '../filled.ts';
import { call, connectionsOf, get } from '../http.ts';
import type { TargetName, WorstRequest } from '../worst.ts';

/** The mock stores nothing. */
const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];

const scan = 'a search that reads all that a project has';
/** A plain list with as many items, as the baseline of a request. */
const plain = (project: string, query = 'limit=100') => get(`${connectionsOf(project)}?${query}`);
const [ofMany, ofShared] = [plain('many'), plain('grantee')];
/**
 * Baselines: lists as large as the answers for the tags of 1,000 connections, for all tags, and for all connections.
 */
const [ofThousand, ofTags, ofAll] = [
  plain('many', 'limit=1000'),
  plain('many', 'limit=3500'),
  plain('many', 'limit=0'),
];

/** Each list differs a little from the one before, so that no answer can be reused. */
const list = (name: string, query: (serial: number) => string, project = 'many'): WorstRequest => ({
  name,
  of: scan,
  on,
  beside: project === 'many' ? ofMany : ofShared,
  make: (_, serial) => get(`${connectionsOf(project)}?${query(serial)}`),
});
const ask = (name: string, operation: OperationId, body?: (serial: number) => unknown): WorstRequest => ({
  name,
  of: scan,
  on,
  beside: ofMany,
  make: (_, serial) => call(operation, { project_id: 'many' }, body?.(serial)),
});

/** Searches in a project with many connections. */
export const searchesOfMany: readonly WorstRequest[] = [
  list('a name that none of many has', (at) => `name=none${at}&limit=1`),
  list('a name that the last of many has', (at) => `name=c${99_999 - (at % 1_000)}&limit=1`),
  { ...list('an offset in the middle of many', (at) => `offset=${49_000 + (at % 1_000)}&limit=1`), passes: true },
  list('a status that none of many has', (at) => `status=DELETED&limit=${1 + (at % 100)}`),
  list('a tag that none of many has', (at) => `tags=none${at}%3D&limit=1`),
  list('a value that no tag of many has', (at) => `tags=team%3Dnone${at}&limit=1`),
  list('two tags that no one of many has together', (at) => `tags=team%3Dt1,own%3Do${2 + 50 * (at % 1_000)}&limit=1`),
  {
    ...list(
      'two tags that half of many have each and none both',
      (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
    ),
    passes: true,
  },
  // The index of tags has no order of creation, and so many are not sorted: the search passes over all others.
  {
    ...list('a tag that the last 2,000 of many have', (at) => `tags=late%3Dsame&limit=${1 + (at % 100)}`),
    isKnown: true,
  },
  { ...list('an offset behind many', (at) => `offset=${2_147_483_647 - at}&limit=1`), passes: true },
  { ...list('an offset near the end of many', (at) => `offset=${99_999 - (at % 1_000)}&limit=1`), passes: true },
  list('a name that none of many shared ones has', (at) => `name=none${at}&limit=1`, 'grantee'),
  list('a tag that none of many shared ones has', (at) => `tags=none${at}%3D&limit=1`, 'grantee'),
  {
    ...list(
      'two tags that half of many shared ones have each and none both',
      (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
      'grantee',
    ),
    passes: true,
  },
  {
    ...list('an offset behind many shared ones', (at) => `offset=${2_147_483_647 - at}&limit=1`, 'grantee'),
    passes: true,
  },
  list('the first of many shared ones', (at) => `limit=${1 + (at % 10)}`, 'grantee'),
  ask('a search by a tag that none of many has', 'listResourcesByTags', (at) => ({
    tags: [{ key: `none${at}`, values: [] }],
  })),
  {
    ...ask('a search by a tag that all of many have', 'listResourcesByTags', () => ({
      tags: [{ key: 'all', values: [] }],
    })),
    beside: ofThousand,
  },
  {
    ...ask('a search for what has no tag, of many', 'listResourcesByTags', () => ({ without_any_tag: true })),
    passes: true,
  },
  ask('a search for a name that none of many has', 'listResourcesByTags', (at) => ({
    matches: [{ key: 'resource_name', value: `none${at}` }],
  })),
  { ...ask('a count of many', 'countResourcesByTags', () => ({})), passes: true },
  {
    ...ask('a count of those of many with a tag that all have', 'countResourcesByTags', () => ({
      tags: [{ key: 'all', values: ['same'] }],
    })),
    passes: true,
  },
  {
    ...ask('a count of those of many with two tags that no one has together', 'countResourcesByTags', () => ({
      tags: [
        { key: 'half', values: ['h0'] },
        { key: 'turn', values: ['t1'] },
      ],
    })),
    passes: true,
  },
  ask('a count of those of many with one tag', 'countResourcesByTags', () => ({
    tags: [{ key: 'team', values: ['t1'] }],
  })),
  { ...list('all of many shared ones', () => 'limit=0', 'grantee'), beside: ofAll },
  { ...ask('the tags in use among many', 'listResourcesTags'), beside: ofTags },
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
