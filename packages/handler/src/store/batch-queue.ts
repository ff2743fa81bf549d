/** Adds an item to a queue. Resolves to its result, or rejects with its error or the error of its batch. */
type Add<Item> = (key: string, item: Item) => Promise<unknown>;

/** An item with its key. */
export interface Keyed<Item> {
  key: string;
  item: Item;
}

interface Waiting<Item> extends Keyed<Item> {
  /** Time of arrival, on the clock of `performance`. */
  since: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Reactions of a queue to failures. */
export interface FailurePolicy {
  /** True if the items of a batch that failed with an error are to run one by one. */
  fallsApart: (error: unknown) => boolean;
  /** True if an item that failed alone with an error would hold up the next batch as well. */
  isHeldUp: (error: unknown) => boolean;
  /** Longest wait of an item for others of its key that are held up, in milliseconds. */
  limitMs: number;
  /** The error for an item that waited longer. */
  late: () => Error;
}

/** Maximum number of items in a batch. */
const most = 100;

/** Maximum number of keys remembered as held up. Beyond it all are forgotten. */
const mostHeld = 1_000;

/** Runs items, all or none. */
type CarryOut<Item> = (items: readonly Keyed<Item>[], alone: boolean) => Promise<readonly unknown[]>;

/**
 * A queue in which everything that arrives during one batch forms the next, the items of one key in their order. If a batch of several items fails, nobody
 * knows which of them is at fault, so they run one by one (`alone`): new items with the same keys wait for them, other
 * keys go on in batches. A key that is held up alone stays out of batches until one of its items succeeds.
 */
export function createBatchQueue<Item>(carryOut: CarryOut<Item>, policy: FailurePolicy): Add<Item> {
  let waiting: Waiting<Item>[] = [];
  let running = false;
  /** Keys whose items run one by one. */
  const apart = new Set<string>();
  const held = new Set<string>();

  async function runBatches(): Promise<void> {
    for (let items = take(); items.length > 0; items = take()) {
      carryOutApart(items.filter(({ key }) => held.has(key)));
      const batch = items.filter(({ key }) => !held.has(key));
      const failed = await failureOf(batch, (all) => carryOut(all, false));
      if (failed && policy.fallsApart(failed.error)) carryOutApart(batch);
      else if (failed) for (const { reject } of batch) reject(failed.error);
    }
    running = false;
  }

  function take(): Waiting<Item>[] {
    const taken = new Set(waiting.filter(({ key }) => !apart.has(key)).slice(0, most));
    waiting = waiting.filter((each) => !taken.has(each));
    return [...taken];
  }

  function carryOutApart(items: readonly Waiting<Item>[]): void {
    for (const [key, those] of Map.groupBy(items, ({ key }) => key)) oneByOne(key, those);
  }

  async function oneByOne(key: string, items: readonly Waiting<Item>[]): Promise<void> {
    apart.add(key);
    for (const one of items) {
      const isLate = performance.now() - one.since > policy.limitMs;
      const failed = isLate ? { error: policy.late() } : await failureOf([one], (all) => carryOut(all, true));
      if (failed) one.reject(failed.error);
      if (isLate) continue;
      if (held.size === mostHeld) held.clear();
      if (failed && policy.isHeldUp(failed.error)) held.add(key);
      else held.delete(key);
    }
    apart.delete(key);
    begin();
  }

  function begin(): void {
    // Requests that arrive in the same round of the event loop share a batch.
    if (!running) setImmediate(runBatches);
    running = true;
  }

  return (key, item) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.push({ key, item, since: performance.now(), resolve, reject });
    begin();
    return promise;
  };
}

/** Runs items and resolves their promises. Returns their error, without rejecting them. */
async function failureOf<Item>(
  items: readonly Waiting<Item>[],
  carryOut: (items: readonly Waiting<Item>[]) => Promise<readonly unknown[]>,
): Promise<{ error: unknown } | undefined> {
  if (items.length === 0) return undefined;
  try {
    const results = await carryOut(items);
    for (const [at, { resolve }] of items.entries()) resolve(results[at]);
    return undefined;
  } catch (error) {
    return { error };
  }
}
