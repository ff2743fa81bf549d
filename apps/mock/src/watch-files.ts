import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Polling interval, in milliseconds: file system events miss replaced files and some mounts. */
const lookMs = 250;

/** Pause after an edit before it is read, in milliseconds: one save is often several writes. */
const settleMs = 50;

/**
 * Calls `changed` after each change of some files, one call at a time, also when a missing one appears. It resolves with the files
 * to watch from then on.
 */
export function watchFiles(files: readonly string[], changed: () => Promise<readonly string[]>): { close: () => void } {
  const closed = new AbortController();
  const { signal } = closed;
  let [watched, known] = [files, versionsOf(files)];
  async function watch(): Promise<void> {
    for (;;) {
      await sleep(lookMs, undefined, { signal });
      if (versionsOf(watched) === known) continue;
      await sleep(settleMs, undefined, { signal });
      known = versionsOf(watched);
      const next = await changed();
      if (String(next) === String(watched)) continue;
      // Others may have changed since they were read.
      [watched, known] = [next, ''];
    }
  }
  watch().catch(() => {}); // only a pause rejects, at the end
  return { close: () => closed.abort() };
}

const versionsOf = (files: readonly string[]): string => files.map(versionOf).join();

function versionOf(file: string): string {
  try {
    // The time of the last change of its content, name or permissions: copies may keep that of the content.
    const { ctimeNs, size, ino } = statSync(file, { bigint: true });
    return `${ctimeNs} ${size} ${ino}`;
  } catch (error) {
    return String(error);
  }
}
