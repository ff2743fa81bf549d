/** Runs a limited number of calls of each key at a time. */
export interface Shares {
  /** Runs a call once its key has room. Rejects with `late()` if it has none for too long. */
  run<Result>(key: string, call: () => Promise<Result>): Promise<Result>;
}

/** Runs up to `most` calls of one key at a time; others wait up to `limitMs` milliseconds. */
export function createShares(most: number, limitMs: number, late: () => Error): Shares {
  const running = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  async function roomFor(key: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const others = waiting.get(key) ?? new Set();
    waiting.set(key, others.add(resolve));
    const timer = setTimeout(() => {
      others.delete(resolve);
      reject(late());
    }, limitMs);
    await promise.finally(() => clearTimeout(timer));
  }

  /** Hands the room on to the call that has waited longest. */
  function leave(key: string): void {
    const others = waiting.get(key);
    const [next] = others ?? [];
    if (others && next) {
      others.delete(next);
      next();
      return;
    }
    waiting.delete(key);
    const left = (running.get(key) ?? 0) - 1;
    if (left > 0) running.set(key, left);
    else running.delete(key);
  }

  return {
    async run(key, call) {
      const now = running.get(key) ?? 0;
      if (now >= most) await roomFor(key);
      else running.set(key, now + 1);
      try {
        return await call();
      } finally {
        leave(key);
      }
    },
  };
}
