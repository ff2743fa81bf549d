import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Connection,
  openPostgresStore,
  openSqliteStore,
  type Page,
  type Saved,
  type Shown,
  type Store,
} from '../src/index.ts';
import { createPlace, postgres } from './postgres.ts';

/** A folder that is removed after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dli-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Opens another handle on one and the same database. */
export type Open = () => Promise<Store>;

/** Every kind of store that there is a database for, with how to make a new one. */
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
      return async () => closedAfterTest(await openPostgresStore(place));
    },
  ]);
}

function closedAfterTest(store: Store): Store {
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

/** What a project has in a store, in one piece. */
export async function listed(store: Store, project_id: string, page: Page = { offset: 0 }): Promise<Shown[]> {
  const found: Shown[] = [];
  for await (const piece of store.list(project_id, {}, page)) found.push(...piece);
  return found;
}

/** All that a store hands out of what a project owns. */
export async function saved(store: Store, project_id: string): Promise<Saved[]> {
  const all: Saved[] = [];
  await store.save(project_id, async (piece) => void all.push(...piece));
  return all;
}

/** All that a store has of a connection, by both of its ways to look at one. */
export async function whole(store: Store, project_id: string, id: string): Promise<Connection | undefined> {
  const [shown, facts] = [await store.get(project_id, id), await store.facts(project_id, id)];
  if (!shown || !facts) return undefined;
  const { shared, ...rest } = shown;
  if (shared !== facts.grants.length > 0) throw new Error('a connection is not shown as it is');
  return { ...facts, ...rest };
}
