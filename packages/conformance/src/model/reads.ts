import type { Step } from '../cases.ts';
import { type Held, own, type State } from './state.ts';

const kind = 'dli_enhanced_datasource';
const refused = { status: 400, error_code: 'DLI.0001' };

/** A path in a project. */
const at = (project: string, path: Record<string, unknown> = {}) => ({
  path: { ...(project === own ? {} : { project_id: project }), ...path },
});

const isSeen = ({ project, grants }: Held, by: string) => project === by || grants.includes(by);

/** A connection as reads show it. The fate of the hosts of a deleted one is not documented. */
const shown = ({
  id,
  name,
  isDeleted,
  dest_vpc_id,
  dest_network_id,
  hosts,
  ...held
}: Held): Record<string, unknown> => ({
  ...{ id, name, dest_vpc_id, dest_network_id, status: isDeleted ? 'DELETED' : 'ACTIVE' },
  ...(isDeleted ? {} : { 'hosts?': hosts, 'isPrivis?': held.grants.length === 0 }),
  available_queue_info: held.queues.map((queue) => ({ name: queue })),
  'elastic_resource_pools?': held.pools.map((pool) => ({ name: pool })),
  'routes?': held.routes,
});

/** Shows one connection. */
export function show(state: State, id: string, by = own): Step {
  const held = state.find((each) => each.id === id);
  const asked = { operation: 'showEnhancedConnection', ...at(by, { connection_id: id }) };
  return held && isSeen(held, by) ? { ...asked, status: 200, match: shown(held) } : { ...asked, ...refused };
}

/** The parameters of a list. */
export interface Query {
  name?: string;
  status?: string;
  tags?: string;
  limit?: number;
  offset?: number;
}

/** Lists the connections that a project sees. Filters by tags go with one by status: of a deleted connection the tags are not documented. */
export function list(state: State, query: Query = {}, by = own): Step {
  const { name, status, tags, limit = 100, offset = 0 } = query;
  const wanted = tags?.split(',').map((pair) => pair.split('='));
  const found = state
    .filter((held) => isSeen(held, by))
    .filter((held) => name === undefined || held.name === name)
    .filter(({ isDeleted }) => !status || status.toUpperCase() === (isDeleted ? 'DELETED' : 'ACTIVE'))
    .filter((held) =>
      (wanted ?? []).every(([key, value]) => held.tags.some((tag) => tag.key === key && tag.value === value)),
    );
  const page = limit === 0 ? found.slice(offset) : found.slice(offset, offset + limit);
  const match = { count: page.length, connections: page.map(shown) };
  return { operation: 'listEnhancedConnections', ...at(by), query: { ...query }, status: 200, match };
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
const live = (state: State, by: string) => state.filter((held) => held.project === by && !held.isDeleted);

/** The tags of one connection. */
export function tagsOf(state: State, id: string, by = own): Step {
  const held = live(state, by).find((each) => each.id === id);
  const asked = { operation: 'showResourceTags', ...at(by, { resource_type: kind, resource_id: id }) };
  if (!held) return { ...asked, ...refused };
  return { ...asked, status: 200, match: { tags: held.tags.toSorted(byKey), 'count?': held.tags.length } };
}

/** The tags in use, page by page. */
export function tagsInUse(state: State, { limit = 1000, offset = 0 } = {}, by = own): Step {
  const all = live(state, by).flatMap(({ tags }) => tags);
  const keys = [...new Set(all.map(({ key }) => key))].sort();
  const tags = keys.map((key) => ({
    key,
    values: [...new Set(all.flatMap((tag) => (tag.key === key ? [tag.value] : [])))].sort(),
  }));
  const match = { tags: tags.slice(offset, offset + limit), 'count?': keys.length };
  return {
    operation: 'listResourcesTags',
    ...at(by, { resource_type: kind }),
    query: { limit, offset },
    status: 200,
    match,
  };
}

/** Conditions of a search. */
export interface Conditions {
  tags?: { key: string; values: string[] }[];
  matches?: { key: 'resource_name'; value: string }[];
  without_any_tag?: boolean;
}

/** The search for connections by their tags, and the count of its results. */
export function find(state: State, body: Conditions, page: { limit?: number; offset?: number } = {}, by = own): Step[] {
  const { tags = [], matches = [], without_any_tag } = body;
  const meets = (held: Held) =>
    without_any_tag
      ? held.tags.length === 0
      : tags.every(({ key, values }) =>
          held.tags.some((tag) => tag.key === key && (values.length === 0 || values.includes(tag.value))),
        );
  const found = live(state, by)
    .filter(meets)
    .filter(({ name }) => matches.every(({ value }) => name === value));
  const { limit = 1000, offset = 0 } = page;
  const resources = found.slice(offset, offset + limit).map(({ id, name, tags: own }) => ({
    ...{ resource_id: id, resource_name: name, tags: own.toSorted(byKey) },
  }));
  const asked = { ...at(by, { resource_type: kind }), body, status: 200 };
  const total = { total_count: found.length };
  return [
    { operation: 'listResourcesByTags', ...asked, query: { ...page }, match: { ...total, resources } },
    { operation: 'countResourcesByTags', ...asked, match: total },
  ];
}

/** Privileges on a connection. Those on a deleted one are not documented. */
export function privileges(state: State, id: string): Step[] {
  const held = live(state, own).find((each) => each.id === id);
  if (!held) return [];
  const object = id.replace('$', 'edsconnections.${').concat('}');
  const granted = held.grants.map((project) => ({
    ...{ object, applicant_project_id: project, project_id: project, privileges: ['BIND_QUEUE'] },
  }));
  const match = { connection_id: id, privileges: granted };
  return [{ operation: 'showEnhancedConnectionPrivilege', ...at(own, { connection_id: id }), status: 200, match }];
}
