/** Commands that are ended, or for which there is no room. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openSqliteStore } from '@dli-connections/handler';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readState } from '../src/state/read.ts';
import { writeMany } from './many.ts';
import { main } from './run.ts';

let folder: string;
const all = () => readdirSync(folder).toSorted();
const sizeOf = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dli-interrupted-'));
  await writeMany(join(folder, 'many.json'), 'p1', 2_000);
  const store = openSqliteStore(join(folder, 'data.sqlite'));
  await readState(store, join(folder, 'many.json'));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['export', '--project-id', 'p1', '--data', 'data.sqlite', '--out', 'out'], 'SIGINT'],
  [['export', '--project-id', 'p1', '--data', 'data.sqlite', '--out', 'out'], 'SIGTERM'],
  [['backup', '--data', 'data.sqlite', '--out', 'out'], 'SIGTERM'],
] as const)('%j ended by %s leaves no part of its file', async (args, signal) => {
  const before = all();
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const begun = () => all().some((name) => /^out$|partial$/.test(name) && sizeOf(name) > 0);
  await vi.waitFor(() => expect(begun()).toBe(true), { timeout: 30_000, interval: 1 });
  child.kill(signal);
  const [code, by] = await ended;
  // It may have been complete by then.
  expect([code, by]).toEqual(all().includes('out') ? [0, null] : [null, signal]);
  rmSync(join(folder, 'out'), { force: true });
  await openSqliteStore(join(folder, 'data.sqlite')).close(); // removes the log that the command had open
  expect(all()).toEqual(before);
});

test.runIf(process.platform === 'linux')(
  'an import without room for its check says so, and makes nothing',
  async () => {
    const before = all();
    const limited = [process.execPath, main, 'import', 'many.json', '--data', 'new.sqlite'];
    const child = spawn('prlimit', ['--fsize=100000', ...limited], { cwd: folder });
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(stderr).toBe(
      'dli-reference: many.json cannot be checked: disk I/O error; the check needs as much room for temporary files as the data\n',
    );
    expect([code, all()]).toEqual([1, before]);
  },
);
