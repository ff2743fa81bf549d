import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Interval of looks at the files, in milliseconds: the system's own notices miss replaced files and some mounts. */
const lookMs = 250;

/** Pause after an edit before it is read, in milliseconds: one save is often several writes. */
const settleMs = 50;

/** Interval of retries while the files cannot be used, in milliseconds: one that is missing may appear. */
const retryMs = 1_000;

/**
 * Calls `changed` after each change of some files, one call at a time. It resolves with the files to watch from then on, or
 * with `undefined` when they cannot be used as they are; then it is called again after a while.
 */
export function watchFiles(
  files: readonly string[],
  changed: () => Promise<readonly string[] | undefined>,
): { close: () => void } {
  const closed = new AbortController();
  const { signal } = closed;
  let [watched, known, retryAt] = [files, versionsOf(files), Number.POSITIVE_INFINITY];
  async function watch(): Promise<void> {
    for (;;) {
      await sleep(lookMs, undefined, { signal });
      if (versionsOf(watched) === known && performance.now() < retryAt) continue;
      await sleep(settleMs, undefined, { signal });
      known = versionsOf(watched);
      const next = await changed();
      retryAt = next ? Number.POSITIVE_INFINITY : performance.now() + retryMs;
      if (!next || String(next) === String(watched)) continue;
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
    const { mtimeNs, size, ino } = statSync(file, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch (error) {
    return String(error);
  }
}
