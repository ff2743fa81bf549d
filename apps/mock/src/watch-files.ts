import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** Pause after an edit before it is read, in milliseconds: one save is often several events. */
const settleMs = 50;

/** Interval of retries while a watched file cannot be used, in milliseconds: it may appear later. */
const retryMs = 1_000;

/**
 * Calls `changed` after each change of some files, one call at a time. It resolves with the files to watch from then on, or
 * with `undefined` when they cannot be used as they are; then it is called again after a while.
 */
export function watchFiles(
  files: readonly string[],
  changed: () => Promise<readonly string[] | undefined>,
): { close: () => void } {
  let watched = new Set(files);
  let closed = false;
  let running = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  const folders = watchFolders(
    (file) => {
      if (file === undefined || watched.has(file)) schedule(settleMs);
    },
    () => schedule(retryMs),
  );
  const lookAt = () => folders.follow(new Set([...watched].map((file) => dirname(file))));

  function schedule(ms: number): void {
    if (running) again = true;
    if (running || closed) return;
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  }

  async function run(): Promise<void> {
    running = true;
    again = false;
    const next = await changed();
    running = false;
    if (closed) return;
    if (next) {
      watched = new Set(next);
      lookAt();
    }
    if (again) schedule(settleMs);
    else if (!next) schedule(retryMs);
  }

  lookAt();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      folders.follow(new Set());
    },
  };
}

/**
 * Watches folders, because an editor may put a new file in the place of the old one. `changed` gets the file, or `undefined`
 * if the system does not name it; `lost` is called for a folder that cannot be watched.
 */
function watchFolders(changed: (file: string | undefined) => void, lost: () => void) {
  const watchers = new Map<string, FSWatcher>();

  function look(folder: string): void {
    try {
      const watcher = watch(folder, (_event, name) => changed(name === null ? undefined : join(folder, name)));
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
        lost();
      });
      watchers.set(folder, watcher);
    } catch {
      lost(); // the folder is gone: the next read reports it
    }
  }

  return {
    /** Watches these folders, and no others. */
    follow(folders: ReadonlySet<string>): void {
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue;
        watcher.close();
        watchers.delete(folder);
      }
      for (const folder of folders) if (!watchers.has(folder)) look(folder);
    },
  };
}
