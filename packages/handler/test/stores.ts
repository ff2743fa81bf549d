import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { Connection as Body } from '@dli-connections/contract';
import { partition } from '@dli-connections/lab/postgres/partition';
import { createSchemaIn } from '@dli-connections/lab/postgres/schema';
import { onTestFinished } from 'vitest';
import {
  type Connection,
  distributePostgres,
  type Filter,
  JsonText,
  openPostgresStore,
  openSqliteStore,
  type Page,
  type Piece,
  type Saved,
  type Store,
} from '../src/index.ts';
import { shownOf } from './connection.ts';
import { createPlace, postgres } from './postgres.ts';
import { patient } from './postgres-store.ts';

/** A folder that is removed after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dli-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Opens another handle on one and the same database. */
export type Open = () => Promise<Store>;

/** Every available kind of store, with a function that makes a new one. */
export const stores: [kind: string, create: () => Promise<Open>][] = [
  [
    'sqlite',
    async () => {
      const file = join(folder(), 'data.sqlite');
      return async () => closedAfterTest(openSqliteStore(file));
    },
  ],
];
if (postgres) {
  stores.push([
    'postgres',
    async () => {
      const place = await createPlace();
      return async () => closedAfterTest(await openPostgresStore(place, patient));
    },
  ]);
}

if (postgres) {
  stores.push([
    'postgres, partitioned by project',
    async () => {
      const place = await createPlace();
      await (await openPostgresStore(place, patient)).close();
      await partition(place);
      return async () => closedAfterTest(await openPostgresStore(place, patient));
    },
  ]);
}
const citus = process.env.DLI_TEST_CITUS_URL;
if (citus) {
  stores.push([
    'citus',
    async () => {
      const { url, remove } = await createSchemaIn(citus);
      onTestFinished(remove);
      await distributePostgres(url);
      return async () => closedAfterTest(await openPostgresStore(url, patient));
    },
  ]);
}

function closedAfterTest(store: Store): Store {
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

/** Removes the connections of the projects, deleted ones too. A property whose runs share a store begins each with it. */
export async function empty(store: Store, projects: readonly string[]): Promise<void> {
  for (const project_id of projects) await store.load(project_id, Readable.from([]), true);
}

/** When all peerings have ended as they will. */
export const late = Number.MAX_SAFE_INTEGER;

/** The connections of a piece of a list. */
export const read = ({ bytes }: Piece): Body[] => JSON.parse(`[${Buffer.from(bytes)}]`);

/** The connections of a project in a store, in one piece. */
export async function listed(
  store: Store,
  project_id: string,
  page: Page = { offset: 0 },
  filter: Filter = {},
): Promise<Body[]> {
  const found: Body[] = [];
  for await (const piece of store.list(project_id, filter, page, late)) {
    const connections = read(piece);
    if (connections.length !== piece.count) throw new Error('a piece counts other connections than it has');
    found.push(...connections);
  }
  return found;
}

/** A connection as a store shows it. */
export async function shownIn(store: Store, project_id: string, id: string): Promise<Body | undefined> {
  return (await store.get(project_id, id, late))?.read();
}

/** Everything that a store returns of a project. */
export async function saved(store: Store, project_id: string): Promise<Saved[]> {
  const all: Saved[] = [];
  await store.save(project_id, async (piece) => void all.push(...piece));
  return all;
}

/** Everything that a store has of a connection, by both ways to read it. */
export async function whole(store: Store, project_id: string, id: string): Promise<Connection | undefined> {
  const [shown, facts] = [await shownIn(store, project_id, id), await store.facts(project_id, id)];
  if (!shown || !facts) return undefined;
  const connection = { ...facts, hosts: JsonText.of(shown.hosts ?? []) };
  if (!isDeepStrictEqual(shown, shownOf(connection))) throw new Error('a connection is not shown as it is');
  return connection;
}
