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
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** How many works go into one batch. */
const most = 100;

/**
 * A queue in which what came up during one batch, whatever its keys, makes up the next. `carryOut` does the works of a
 * batch, all or none. Where that fails by some of them, as `fallsApart` says, which nobody knows of several, each is
 * carried out `alone`; what comes up for their keys waits until then, and that for others goes on in batches.
 */
export function createBatchQueue<Work>(
  carryOut: (works: readonly Keyed<Work>[], alone: boolean) => Promise<readonly unknown[]>,
  fallsApart: (error: unknown) => boolean,
): BatchQueue<Work> {
  let waiting: Waiting<Work>[] = [];
  /** Whose works are carried out one by one. */
  const apart = new Set<string>();
  let running = false;

  async function runBatches(): Promise<void> {
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      if (await carriedOut(batch, false)) continue;
      for (const [key, works] of Map.groupBy(batch, ({ key }) => key)) carryOutApart(key, works);
    }
    running = false;
  }

  function nextBatch(): Waiting<Work>[] {
    const batch = waiting.filter(({ key }) => !apart.has(key)).slice(0, most);
    const taken = new Set(batch);
    waiting = waiting.filter((each) => !taken.has(each));
    return batch;
  }

  async function carryOutApart(key: string, works: readonly Waiting<Work>[]): Promise<void> {
    apart.add(key);
    for (const one of works) await carriedOut([one], true);
    apart.delete(key);
    begin();
  }

  /** Carries out works and hands out what became of them. Resolves to `false` where they are to be carried out alone. */
  async function carriedOut(batch: readonly Waiting<Work>[], alone: boolean): Promise<boolean> {
    try {
      const results = await carryOut(batch, alone);
      for (const [at, { resolve }] of batch.entries()) resolve(results[at]);
    } catch (error) {
      if (!alone && fallsApart(error)) return false;
      for (const { reject } of batch) reject(error);
    }
    return true;
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
        waiting.push({ key, work, resolve, reject });
        begin();
      }),
  };
}
