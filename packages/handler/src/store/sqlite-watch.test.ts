import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { folder, listed } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';
import { beginRun } from './sqlite-run.ts';
import { backupSqlite, problemsOfSqlite } from './sqlite-upkeep.ts';

const insert = (file: ReturnType<typeof openSqliteStore>, id: string) =>
  file.insert(connectionOf({ id, name: id, delete_time: null }), true);
const names = async (file: string) => {
  const store = openSqliteStore(file);
  const found = (await listed(store, 'p1')).map(({ name }) => name);
  await store.close();
  return found;
};

/** A store with a connection `old`, and a copy of the file beside it that has no more. */
async function createWatched() {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  await insert(store, 'old');
  backupSqlite(file, `${file}.copy`);
  await insert(store, 'later');
  return { file, store, copy: `${file}.copy`, moved: `${file}.moved` };
}
type Watched = Awaited<ReturnType<typeof createWatched>>;

const accidents: [what: string, happen: (watched: Watched) => void][] = [
  [
    'deleted',
    ({ file, moved }) => {
      linkSync(file, moved);
      rmSync(file);
    },
  ],
  ['renamed', ({ file, moved }) => renameSync(file, moved)],
  [
    'replaced by another one',
    ({ file, copy, moved }) => {
      linkSync(file, moved);
      renameSync(copy, file);
    },
  ],
  [
    'put away, and a copy of an old state put there',
    ({ file, copy, moved }) => {
      renameSync(file, moved);
      copyFileSync(copy, file);
    },
  ],
  [
    'put away with its log',
    ({ file, moved }) => {
      renameSync(file, moved);
      renameSync(`${file}-wal`, `${moved}-wal`);
    },
  ],
  [
    'replaced by what is no database',
    ({ file, moved }) => {
      renameSync(file, moved);
      writeFileSync(file, 'text');
    },
  ],
];

test.each(accidents)('a file that is %s is noticed by the next write, and by reads soon', async (_, happen) => {
  const watched = await createWatched();
  const { file, store, moved } = watched;
  happen(watched);
  const stands = existsSync(file) ? readFileSync(file) : undefined;
  const lost = {
    name: 'StoreError',
    mayStand: false,
    message: expect.stringMatching(/was deleted, renamed or replaced/),
  };
  await expect(insert(store, 'lost')).rejects.toMatchObject(lost);
  for (const use of [
    () => store.get('p1', 'old', 0),
    () => listed(store, 'p1'),
    () => store.save('p1', async () => {}),
    () => store.forget(0),
    () => insert(store, 'lost'),
  ])
    await expect(use()).rejects.toMatchObject(lost);
  await store.close();

  // The file that was opened has all that was promised, and the one in its place is as it came.
  expect(await names(moved)).toEqual(['old', 'later']);
  expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(stands);
  expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size).toBeFalsy();
});

test.each(['-wal', '-shm'])('so is the file %s beside it, and nothing is lost', async (end) => {
  const { file, store } = await createWatched();
  rmSync(`${file}${end}`);
  await expect(insert(store, 'lost')).rejects.toThrow(`${file}${end} was deleted, renamed or replaced`);
  await store.close();
  rmSync(`${file}-shm`, { force: true });
  expect(await names(file)).toEqual(['old', 'later']);
});

test('so is a file that a link to it has replaced, whose log is elsewhere from then on, and nothing is lost', async () => {
  const { file, store, moved } = await createWatched();
  renameSync(file, moved);
  symlinkSync(moved, file);
  await expect(insert(store, 'lost')).rejects.toThrow('was deleted, renamed or replaced');
  await store.close();
  expect(await names(file)).toEqual(['old', 'later']);
});

test('reads notice it too, though not at once', async () => {
  const { file, store } = await createWatched();
  rmSync(file);
  await vi.waitFor(() => expect(store.get('p1', 'old', 0)).rejects.toThrow('was deleted'), { timeout: 30_000 });
  await store.close();
});

test.each([true, false])(
  'a backup that is copied over the file is noticed, and stays as it is (a log is there: %s)',
  async (hasLog) => {
    const { file, store, copy } = await createWatched();
    if (!hasLog) {
      // Another connection takes the log in, as a commit does now and then.
      const other = new DatabaseSync(file);
      other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      other.close();
    }
    copyFileSync(copy, file);
    await vi.waitFor(() => expect(store.ready()).rejects.toThrow('something else was written over it'), {
      timeout: 30_000,
    });
    for (const use of [() => store.get('p1', 'old', 0), () => insert(store, 'lost')])
      await expect(use()).rejects.toThrow('something else was written over it');
    await store.close();
    expect(readFileSync(file)).toEqual(readFileSync(copy));
    expect(problemsOfSqlite(file)).toEqual([]);
    expect(await names(file)).toEqual(['old']);
  },
);

const [isCut, isOver] = ['its log was cut off, and changes are lost', 'something else was written over its log'];
const overwritten = (change: (log: Buffer) => Buffer) => (log: string) =>
  writeFileSync(log, change(readFileSync(log)), { flag: 'r+' });

function cutAndContinued(log: string): void {
  const { size } = statSync(log);
  truncateSync(log, 5_000);
  truncateSync(log, size);
}

test('a log that grows by thousands of frames at once is checked to its end', async () => {
  const { file, store } = await createWatched();
  const other = new DatabaseSync(file);
  other.exec('PRAGMA wal_autocheckpoint = 0; CREATE TABLE big (content); INSERT INTO big VALUES (zeroblob(25000000))');
  const log = openSync(`${file}-wal`, 'r+');
  // The salt of one of the last frames.
  writeSync(log, Buffer.alloc(8), 0, 8, fstatSync(log).size - 10 * 4_120 + 8);
  closeSync(log);
  await vi.waitFor(() => expect(store.ready()).rejects.toThrow(isOver), { timeout: 30_000, interval: 100 });
  other.close();
  await store.close();
});

test.each<[string, (log: string) => void, message: string, left: number]>([
  ['cut off', (log) => truncateSync(log), isCut, 0],
  ['cut off at byte 5000', (log) => truncateSync(log, 5_000), isCut, 5_000],
  ['cut off, and continued behind the gap', cutAndContinued, isOver, 0],
  ['overwritten by zeros', overwritten((log) => Buffer.alloc(log.length)), isOver, 0],
  ['of another run', overwritten((log) => log.fill(1, 16, 24)), isOver, 0],
])('a log that is %s is noticed, and the file gets nothing of it', async (_, happen, message, left) => {
  const { file, store } = await createWatched();
  await store.ready();
  const before = readFileSync(file);
  happen(`${file}-wal`);
  await vi.waitFor(() => expect(store.ready()).rejects.toThrow(message), { timeout: 30_000 });
  for (const use of [() => store.get('p1', 'old', 0), () => insert(store, 'lost')])
    await expect(use()).rejects.toThrow(message);
  await store.close();
  expect(statSync(`${file}-wal`).size).toBe(left);
  expect(readFileSync(file)).toEqual(before);
});

test('a file whose first bytes are overwritten is noticed', async () => {
  const { file, store } = await createWatched();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, 'text', 0);
  closeSync(descriptor);
  await vi.waitFor(() => expect(store.ready()).rejects.toThrow('something else was written over it'), {
    timeout: 30_000,
  });
  await store.close();
});

test('a process that opens the file at the same time does not count as a change', async () => {
  const { file, store } = await createWatched();
  const other = new DatabaseSync(file);
  beginRun(other, file);
  other.close();
  // Time until the file is looked at again.
  await sleep(300);
  await store.ready();
  await insert(store, 'new');
  await store.close();
  expect(await names(file)).toEqual(['old', 'later', 'new']);
});

test('a file that grows by a checkpoint is not taken for another one', async () => {
  const { file, store } = await createWatched();
  const other = openSqliteStore(file);
  for (let at = 0; at < 40; at++) {
    await insert(at % 2 ? store : other, `n${at}`);
    if (at % 10 > 0) continue;
    const third = new DatabaseSync(file);
    third.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    third.close();
    await sleep(300);
  }
  await Promise.all([store.ready(), other.ready()]);
  await Promise.all([store.close(), other.close()]);
});

test('a file that came back stays unused: it may have changed meanwhile', async () => {
  const { file, store, moved } = await createWatched();
  renameSync(file, moved);
  await expect(insert(store, 'lost')).rejects.toThrow('start the server again');
  renameSync(moved, file);
  await expect(insert(store, 'lost')).rejects.toThrow('start the server again');
  await store.close();
  expect(await names(file)).toEqual(['old', 'later']);
});
