import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import { type Job, type OrderEnd, type Row, run, type Value } from './engine.ts';
import { insertAll } from './rows.ts';
import type { Grant, Peering, Saved, StoredRoute } from './store.ts';
import { readList } from './tables.ts';

/** Moves the tables of version 2 aside, before those of this version are made. */
export const moveAside = `
  CREATE TABLE old_connections AS SELECT * FROM connections;
  CREATE TABLE old_tags AS SELECT * FROM tags;
  CREATE TABLE old_grants AS SELECT * FROM grants;
  DROP TABLE tags;
  DROP TABLE grants;
  DROP TABLE connections;
  CREATE INDEX old_order ON old_connections (seq);
  CREATE INDEX old_owners ON old_grants (project_id, connection_id);
  CREATE INDEX old_tags_of ON old_tags (project_id, connection_id);`;

export const dropAside = 'DROP TABLE old_connections; DROP TABLE old_tags; DROP TABLE old_grants;';

/** Copies the connections from there, in an open transaction. */
export function* copyAside(): Job<void> {
  const end: OrderEnd = { time: undefined, seq: 1 };
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = yield* run('SELECT * FROM old_connections WHERE seq > $1 ORDER BY seq LIMIT 10', [last]);
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.seq);
    const connections = rows.map(connectionOf);
    const tagsOf = yield* readList<Tag>('tags', connections, 'old_tags');
    const grantsOf = yield* readList<Grant>('grants', connections, 'old_grants');
    // One by one, since those of several projects may have the same identifier.
    for (const each of connections)
      yield* insertAll([{ ...each, tags: tagsOf(each), grants: grantsOf(each) }], end, true);
  }
}

function connectionOf(row: Row): Omit<Saved, 'tags' | 'grants'> {
  const hosts = String(row.hosts);
  const peerings = listIn(row.peerings);
  const routes = listIn(row.routes);
  if (!listIn(hosts)?.every(isHost) || !peerings?.every(isPeering) || !routes?.every(isRoute))
    throw new Error(`the stored text of connection ${row.id} of project ${row.project_id} is damaged`);
  return {
    // The columns beside these are the ones that the type names.
    ...(row as unknown as Saved),
    peerings,
    routes,
    hosts: new JsonText(hosts),
    unique_name: Boolean(row.unique_name),
  };
}

/** The list that a stored text is, if it is one. */
function listIn(text: Value | undefined): unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(String(text));
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const isHost = (item: unknown) => typeof item === 'object' && item !== null;

function isPeering(item: unknown): item is Peering {
  const { kind, name, peer_id, bind_time, ready_time, failure } = Object(item);
  return (
    ['queue', 'pool'].includes(kind) &&
    [name, peer_id].every((each) => typeof each === 'string') &&
    [bind_time, ready_time].every(Number.isInteger) &&
    (failure === null || typeof failure === 'string')
  );
}

function isRoute(item: unknown): item is StoredRoute {
  const { name, cidr, create_time } = Object(item);
  return typeof name === 'string' && typeof cidr === 'string' && Number.isInteger(create_time);
}
