/** Work that is carried out in groups: of one key in the order in which it came up, of several keys side by side. */
export interface Turns<Work> {
  /** Takes up work. Resolves to its result, or rejects with what it, or its group, failed with. */
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

/** How many works go into one group. */
const most = 100;

/**
 * Turns in which what came up during one, whatever its keys, makes up the next. `carryOut` does the works of a group, all
 * or none. Where that fails by some of them, as `fallsApart` says, which nobody knows of several, each is carried out
 * `alone`; what comes up for their keys waits until then, and that for others goes on in groups.
 */
export function createTurns<Work>(
  carryOut: (works: readonly Keyed<Work>[], alone: boolean) => Promise<readonly unknown[]>,
  fallsApart: (error: unknown) => boolean,
): Turns<Work> {
  let waiting: Waiting<Work>[] = [];
  /** Whose works are carried out one by one. */
  const apart = new Set<string>();
  let running = false;

  async function takeTurns(): Promise<void> {
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) {
      if (await carriedOut(group, false)) continue;
      for (const [key, works] of Map.groupBy(group, ({ key }) => key)) carryOutApart(key, works);
    }
    running = false;
  }

  function nextGroup(): Waiting<Work>[] {
    const group = waiting.filter(({ key }) => !apart.has(key)).slice(0, most);
    const taken = new Set(group);
    waiting = waiting.filter((each) => !taken.has(each));
    return group;
  }

  async function carryOutApart(key: string, works: readonly Waiting<Work>[]): Promise<void> {
    apart.add(key);
    for (const one of works) await carriedOut([one], true);
    apart.delete(key);
    begin();
  }

  /** Carries out works and hands out what became of them. Resolves to `false` where they are to be carried out alone. */
  async function carriedOut(group: readonly Waiting<Work>[], alone: boolean): Promise<boolean> {
    try {
      const results = await carryOut(group, alone);
      for (const [at, { resolve }] of group.entries()) resolve(results[at]);
    } catch (error) {
      if (!alone && fallsApart(error)) return false;
      for (const { reject } of group) reject(error);
    }
    return true;
  }

  function begin(): void {
    if (running) return;
    running = true;
    // Once the event loop has gone through the events that are waiting: of many requests that come in together, all.
    setImmediate(takeTurns);
  }

  return {
    add: (key, work) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, work, resolve, reject });
        begin();
      }),
  };
}
