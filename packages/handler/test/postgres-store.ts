import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openPostgresStore, type Store } from '../src/index.ts';
import type { PostgresOptions } from '../src/store/postgres.ts';
import { query } from './postgres.ts';

/** The error that a promise rejects with. */
export const failure = (promise: Promise<unknown>): Promise<Error | undefined> =>
  promise.then(() => undefined).catch((error: unknown) => error as Error);

/** Resolves once a connection of a program waits for a lock. */
export async function untilWaiting(program: string): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE application_name = '${program}' AND wait_event_type = 'Lock'`;
  while ((await query(waiting)).length === 0) await setTimeout(10);
}

/** Limits that no busy machine reaches. */
export const patient: PostgresOptions = { connectTimeoutMs: 60_000, statementTimeoutMs: 60_000 };

/** A store that is closed after the test. */
export async function openStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  const store = await openPostgresStore(url, { ...patient, ...options });
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}
