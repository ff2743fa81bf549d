/** A queue whose works are carried out in batches: of one key in the order in which they came up, of several side by side. */
export interface BatchQueue<Work> {
  /** Takes up work. Resolves to its result, or rejects with what it, or its batch, failed with. */
  add(key: string, work: Work): Promise<unknown>;
}

/** A work, and whose it is. */
export interface Keyed<Work> {
  key: string;
  work: Work;
}

interface Waiting<Work> extends Keyed<Work> {
  /** When it came up, on the clock of `performance`. */
  since: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Rules of a queue for what fails. */
export interface BatchRules {
  /** A batch that fails with an error is carried out work by work. */
  fallsApart: (error: unknown) => boolean;
  /** A work that fails with an error has a key that would hold up the next batch as well. */
  isHeldUp: (error: unknown) => boolean;
  /** The longest time that a work waits for others of its key that are held up, in milliseconds. */
  limitMs: number;
  /** The error for a work that waited longer. */
  late: () => Error;
}

/** How many works go into one batch. */
const most = 100;

/** How many keys are remembered to be held up. */
const mostHeld = 1_000;

/**
 * A queue in which what came up during one batch, whatever its keys, makes up the next. `carryOut` does the works of a
 * batch, all or none. Where that fails by some of them, which nobody knows of several, each is carried out `alone`; what
 * comes up for their keys waits until then, and that for others goes on in batches. A key that is held up alone stays out of
 * batches until one of its works gets through.
 */
export function createBatchQueue<Work>(
  carryOut: (works: readonly Keyed<Work>[], alone: boolean) => Promise<readonly unknown[]>,
  { fallsApart, isHeldUp, limitMs, late }: BatchRules,
): BatchQueue<Work> {
  let waiting: Waiting<Work>[] = [];
  /** Keys whose works are carried out one by one. */
  const apart = new Set<string>();
  const held = new Set<string>();
  let running = false;

  async function runBatches(): Promise<void> {
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      if (await carriedOut(batch, false)) continue;
      for (const [key, works] of Map.groupBy(batch, ({ key }) => key)) carryOutApart(key, works);
    }
    running = false;
  }

  /** Takes the next batch, and begins with what must not be in it. */
  function nextBatch(): Waiting<Work>[] {
    for (const key of new Set(waiting.map(({ key }) => key)))
      if (held.has(key) && !apart.has(key))
        carryOutApart(
          key,
          take((each) => each.key === key),
        );
    let left = most;
    return take(({ key }) => !apart.has(key) && left-- > 0);
  }

  function take(isWanted: (one: Waiting<Work>) => boolean): Waiting<Work>[] {
    const taken = new Set(waiting.filter(isWanted));
    waiting = waiting.filter((each) => !taken.has(each));
    return [...taken];
  }

  async function carryOutApart(key: string, works: readonly Waiting<Work>[]): Promise<void> {
    apart.add(key);
    for (const one of works) {
      if (performance.now() - one.since > limitMs) one.reject(late());
      else await carriedOut([one], true);
    }
    apart.delete(key);
    begin();
  }

  /** Carries out works and hands out what became of them. Resolves to `false` where they are to be carried out alone. */
  async function carriedOut(batch: readonly Waiting<Work>[], alone: boolean): Promise<boolean> {
    try {
      const results = await carryOut(batch, alone);
      for (const [at, { key, resolve }] of batch.entries()) {
        if (alone) held.delete(key);
        resolve(results[at]);
      }
    } catch (error) {
      if (!alone && fallsApart(error)) return false;
      for (const { key, reject } of batch) {
        if (alone && isHeldUp(error)) hold(key);
        reject(error);
      }
    }
    return true;
  }

  /** Remembers a key; of too many the one that is remembered longest has to show anew. */
  function hold(key: string): void {
    held.add(key);
    for (const first of held) if (held.size > mostHeld) held.delete(first);
  }

  function begin(): void {
    if (running) return;
    running = true;
    // Once the event loop has gone through the events that are waiting: of many requests that come in together, all.
    setImmediate(runBatches);
  }

  return {
    add: (key, work) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, work, since: performance.now(), resolve, reject });
        begin();
      }),
  };
}
