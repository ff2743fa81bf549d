interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Maximum number of items in a batch. */
const most = 100;

/**
 * A queue in which everything that arrives during one batch forms the next. Adding an item resolves to its result, or rejects
 * with its error. `together` carries out a batch, all or none. If it fails, nobody knows which item is at fault, so each is
 * passed to `alone` with the error.
 */
export function createBatchQueue<Item, Result>(
  together: (batch: readonly Item[]) => Promise<readonly Result[]>,
  alone: (item: Item, error: unknown) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = false;

  async function runBatches(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const results = await together(batch.map((each) => each.item));
        // The batch has a result for each item.
        for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
      } catch (error) {
        for (const { item, resolve, reject } of batch) alone(item, error).then(resolve, reject);
      }
    }
    running = false;
  }

  return (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    waiting.push({ item, resolve, reject });
    // Items that arrive in the same round of the event loop share a batch.
    if (!running) setImmediate(runBatches);
    running = true;
    return promise;
  };
}
