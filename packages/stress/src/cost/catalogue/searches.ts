/** Searches in projects with many connections. */
import type { OperationId } from '@dli-connections/contract';
import { call, connectionsOf, get } from '../http.ts';
import type { TargetName, WorstRequest } from '../worst.ts';

/** The mock stores nothing. */
export const on: readonly TargetName[] = ['SQLite', 'PostgreSQL'];

/** A plain list with as many items, as the baseline of a request. */
export const plain = (project: string, query = 'limit=100') => get(`${connectionsOf(project)}?${query}`);
const [ofMany, ofShared] = [plain('many'), plain('grantee')];
/**
 * Baselines: lists as large as the answers for the tags of 1,000 connections, for all tags, and for all connections.
 */
export const ofThousand = plain('many', 'limit=1000');
const [ofTags, ofAll] = [plain('many', 'limit=3500'), plain('many', 'limit=0')];

/** Makes the searches of a kind. */
export function searchesOf(of: string) {
  /** Each list differs a little from the one before, so that no answer can be reused. */
  const list = (name: string, query: (serial: number) => string, project = 'many'): WorstRequest => ({
    name,
    of,
    on,
    beside: project === 'many' ? ofMany : ofShared,
    make: (_, serial) => get(`${connectionsOf(project)}?${query(serial)}`),
  });
  const ask = (name: string, operation: OperationId, body?: (serial: number) => unknown): WorstRequest => ({
    name,
    of,
    on,
    beside: ofMany,
    make: (_, serial) => call(operation, { project_id: 'many' }, body?.(serial)),
  });
  const passing = (passes: WorstRequest['passes'] & string, search: WorstRequest): WorstRequest => ({
    ...search,
    passes,
  });
  return { list, ask, passing };
}

const { list, ask, passing } = searchesOf('a search that reads all that a project has');

/** Searches in a project with many connections. */
export const searches: readonly WorstRequest[] = [
  list('a name that none of many has', (at) => `name=none${at}&limit=1`),
  list('a name that the last of many has', (at) => `name=c${99_999 - (at % 1_000)}&limit=1`),
  passing(
    'entries',
    list('an offset in the middle of many', (at) => `offset=${49_000 + (at % 1_000)}&limit=1`),
  ),
  list('a status that none of many has', (at) => `status=DELETED&limit=${1 + (at % 100)}`),
  passing(
    'entries',
    list('an offset behind many', (at) => `offset=${2_147_483_647 - at}&limit=1`),
  ),
  passing(
    'entries',
    list('an offset near the end of many', (at) => `offset=${99_999 - (at % 1_000)}&limit=1`),
  ),
  list('a name that none of many shared ones has', (at) => `name=none${at}&limit=1`, 'grantee'),
  passing(
    'entries',
    list('an offset behind many shared ones', (at) => `offset=${2_147_483_647 - at}&limit=1`, 'grantee'),
  ),
  list('the first of many shared ones', (at) => `limit=${1 + (at % 10)}`, 'grantee'),
  passing(
    'entries',
    ask('a search for what has no tag, of many', 'listResourcesByTags', () => ({ without_any_tag: true })),
  ),
  ask('a search for a name that none of many has', 'listResourcesByTags', (at) => ({
    matches: [{ key: 'resource_name', value: `none${at}` }],
  })),
  passing(
    'entries',
    ask('a count of many', 'countResourcesByTags', () => ({})),
  ),
  { ...list('all of many shared ones', () => 'limit=0', 'grantee'), beside: ofAll },
  { ...ask('the tags in use among many', 'listResourcesTags'), beside: ofTags },
];
