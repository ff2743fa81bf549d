/** A queue whose works are carried out in batches: of one key in the order in which they came up, of several side by side. */
export interface BatchQueue<Work> {
  /** Takes up work. Resolves to its result, or rejects with its error or that of its batch. */
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

/** Rules of a queue for failures. */
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

/** Most items of one batch. */
const most = 100;

/** Most keys that are remembered as held up. Beyond that each has to show anew. */
const mostHeld = 1_000;

/** Carries out works, all or none. */
type CarryOut<Work> = (works: readonly Keyed<Work>[], alone: boolean) => Promise<readonly unknown[]>;

/**
 * A queue in which everything that arrives during one batch forms the next. If a batch of several items fails, nobody
 * knows which of them is at fault, so they run one by one (`alone`): new items with the same keys wait for them, other
 * keys go on in batches. A key that is held up alone stays out of batches until one of its items succeeds.
 */
export function createBatchQueue<Work>(carryOut: CarryOut<Work>, rules: BatchRules): BatchQueue<Work> {
  let waiting: Waiting<Work>[] = [];
  let running = false;
  /** Keys whose works are being carried out one by one. */
  const apart = new Set<string>();
  const held = new Set<string>();

  async function runBatches(): Promise<void> {
    for (let works = take(); works.length > 0; works = take()) {
      carryOutApart(works.filter(({ key }) => held.has(key)));
      const batch = works.filter(({ key }) => !held.has(key));
      const failed = await failureOf(batch, (all) => carryOut(all, false));
      if (failed && rules.fallsApart(failed.error)) carryOutApart(batch);
      else if (failed) for (const { reject } of batch) reject(failed.error);
    }
    running = false;
  }

  function take(): Waiting<Work>[] {
    const taken = new Set(waiting.filter(({ key }) => !apart.has(key)).slice(0, most));
    waiting = waiting.filter((each) => !taken.has(each));
    return [...taken];
  }

  function carryOutApart(works: readonly Waiting<Work>[]): void {
    for (const [key, those] of Map.groupBy(works, ({ key }) => key)) oneByOne(key, those);
  }

  async function oneByOne(key: string, works: readonly Waiting<Work>[]): Promise<void> {
    apart.add(key);
    for (const one of works) {
      const isLate = performance.now() - one.since > rules.limitMs;
      const failed = isLate ? { error: rules.late() } : await failureOf([one], (all) => carryOut(all, true));
      if (failed) one.reject(failed.error);
      if (isLate) continue;
      if (held.size === mostHeld) held.clear();
      if (failed && rules.isHeldUp(failed.error)) held.add(key);
      else held.delete(key);
    }
    apart.delete(key);
    begin();
  }

  function begin(): void {
    // Once the event loop has gone through the events that are waiting: of many requests that come in together, all.
    if (!running) setImmediate(runBatches);
    running = true;
  }

  return {
    add(key, work) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.push({ key, work, since: performance.now(), resolve, reject });
      begin();
      return promise;
    },
  };
}

/** Hands out the results of items. Resolves to their errors, which are not handed out. */
async function failureOf<Work>(
  works: readonly Waiting<Work>[],
  carryOut: (works: readonly Waiting<Work>[]) => Promise<readonly unknown[]>,
): Promise<{ error: unknown } | undefined> {
  if (works.length === 0) return undefined;
  try {
    const results = await carryOut(works);
    for (const [at, { resolve }] of works.entries()) resolve(results[at]);
    return undefined;
  } catch (error) {
    return { error };
  }
}
