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
export const ofTags = plain('many', 'limit=3500');
const ofAll = plain('many', 'limit=0');

/** Sets another baseline for a request. */
export function beside(list: Buffer) {
  return (request: WorstRequest): WorstRequest => ({ ...request, beside: list });
}

type Passes = WorstRequest['passes'];
type List = readonly [name: string, query: (serial: number) => string, passes?: Passes, project?: string];
type Ask = readonly [
  name: string,
  operation: OperationId,
  body?: ((serial: number) => unknown) | undefined,
  passes?: Passes,
];

/** Makes lists. Each differs a little from the one before, so that no answer can be reused. */
export const listsOf = (of: string, rows: readonly List[]): WorstRequest[] =>
  rows.map(([name, query, passes, project = 'many']) => ({
    ...{ name, of, on, ...(passes && { passes }), beside: project === 'many' ? ofMany : ofShared },
    make: (_, serial) => get(`${connectionsOf(project)}?${query(serial)}`),
  }));

/** Makes calls of other operations. */
export const asksOf = (of: string, rows: readonly Ask[]): WorstRequest[] =>
  rows.map(([name, operation, body, passes]) => ({
    ...{ name, of, on, ...(passes && { passes }), beside: ofMany },
    make: (_, serial) => call(operation, { project_id: 'many' }, body?.(serial)),
  }));

const all = 'a search that reads all that a project has';
const lists = listsOf(all, [
  ['a name that none of many has', (at) => `name=none${at}&limit=1`],
  ['a name that the last of many has', (at) => `name=c${99_999 - (at % 1_000)}&limit=1`],
  ['an offset in the middle of many', (at) => `offset=${49_000 + (at % 1_000)}&limit=1`, 'entries'],
  ['a status that none of many has', (at) => `status=DELETED&limit=${1 + (at % 100)}`],
  ['an offset behind many', (at) => `offset=${2_147_483_647 - at}&limit=1`, 'entries'],
  ['an offset near the end of many', (at) => `offset=${99_999 - (at % 1_000)}&limit=1`, 'entries'],
  ['a name that none of many shared ones has', (at) => `name=none${at}&limit=1`, undefined, 'grantee'],
  ['an offset behind many shared ones', (at) => `offset=${2_147_483_647 - at}&limit=1`, 'entries', 'grantee'],
  ['the first of many shared ones', (at) => `limit=${1 + (at % 10)}`, undefined, 'grantee'],
]);
const named = (at: number) => ({ matches: [{ key: 'resource_name', value: `none${at}` }] });
const asks = asksOf(all, [
  ['a search for what has no tag, of many', 'listResourcesByTags', () => ({ without_any_tag: true }), 'entries'],
  ['a search for a name that none of many has', 'listResourcesByTags', named],
  ['a count of many', 'countResourcesByTags', () => ({}), 'entries'],
]);

/** Searches in a project with many connections. */
export const searches: readonly WorstRequest[] = [
  ...lists,
  ...asks,
  ...listsOf(all, [['all of many shared ones', () => 'limit=0', undefined, 'grantee']]).map(beside(ofAll)),
  ...asksOf(all, [['the tags in use among many', 'listResourcesTags']]).map(beside(ofTags)),
];
