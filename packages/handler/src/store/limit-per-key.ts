/** The calls of a key: the number that run, and those that wait, oldest first. */
interface Share {
  running: number;
  waiting: Set<() => void>;
}

/** Limits the calls of each key to `most` at a time; others wait up to `limitMs` milliseconds, or reject with `late()`. */
export function limitPerKey(most: number, limitMs: number, late: () => Error) {
  const shares = new Map<string, Share>();

  async function roomIn({ waiting }: Share): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.add(resolve);
    const timer = setTimeout(() => {
      waiting.delete(resolve);
      reject(late());
    }, limitMs);
    await promise.finally(() => clearTimeout(timer));
  }

  return async <Result>(key: string, call: () => Promise<Result>): Promise<Result> => {
    const share = shares.get(key) ?? { running: 0, waiting: new Set() };
    shares.set(key, share);
    if (share.running < most) share.running++;
    else await roomIn(share);
    try {
      return await call();
    } finally {
      const [next] = share.waiting;
      if (next) {
        share.waiting.delete(next);
        next(); // takes over the freed slot
      } else if (--share.running === 0) shares.delete(key);
    }
  };
}
