import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { onTestFinished } from 'vitest';
import type { DataFlags } from '../src/server.ts';

/** A file without data, removed with the test. */
export function createFile(): DataFlags {
  const folder = mkdtempSync(join(tmpdir(), 'dli-stress-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return ['--data', join(folder, 'data.sqlite')];
}

/** The stores that are installed, each with a way to create an empty one. */
export const stores: [store: string, create: () => DataFlags | Promise<DataFlags>][] = [['SQLite', createFile]];
if (postgres) stores.push(['PostgreSQL', async () => ['--database', await createPlace()]]);
