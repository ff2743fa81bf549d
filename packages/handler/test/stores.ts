import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore, type Store } from '../src/index.ts';

/** A folder that is removed after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dli-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Every kind of store, with how to make a new database: each call of what that returns opens another handle on it. */
export const stores: [kind: string, create: () => () => Store][] = [
  [
    'sqlite',
    () => {
      const file = join(folder(), 'data.sqlite');
      return () => {
        const store = openSqliteStore(file);
        onTestFinished(() => store.close().catch(() => {}));
        return store;
      };
    },
  ],
];
