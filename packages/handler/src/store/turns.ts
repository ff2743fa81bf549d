/** Work that is carried out in turns: of one key one group after another, of several keys side by side. */
export interface Turns<Work> {
  /** Takes up work. Resolves to its result, or rejects with what it, or its group, failed with. */
  add(key: string, work: Work): Promise<unknown>;
}

interface Waiting<Work> {
  work: Work;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** How many works go into one group. */
const most = 50;

/**
 * Turns in which what came up for a key during one makes up the next. `carryOut` does the works of a group, all or none.
 * Where it fails by one of them, as `isOwn` says, which nobody knows of several, each is carried out alone.
 */
export function createTurns<Work>(
  carryOut: (key: string, works: readonly Work[]) => Promise<readonly unknown[]>,
  isOwn: (error: unknown) => boolean,
): Turns<Work> {
  const waiting = new Map<string, Waiting<Work>[]>();

  async function carryOutGroup(key: string, group: readonly Waiting<Work>[]): Promise<void> {
    try {
      const results = await carryOut(
        key,
        group.map(({ work }) => work),
      );
      for (const [at, { resolve }] of group.entries()) resolve(results[at]);
    } catch (error) {
      if (group.length > 1 && isOwn(error)) for (const one of group) await carryOutGroup(key, [one]);
      else for (const { reject } of group) reject(error);
    }
  }

  async function takeTurns(key: string, queue: Waiting<Work>[]): Promise<void> {
    while (queue.length > 0) await carryOutGroup(key, queue.splice(0, most));
    waiting.delete(key);
  }

  return {
    add: (key, work) =>
      new Promise((resolve, reject) => {
        const queue = waiting.get(key);
        if (queue) {
          queue.push({ work, resolve, reject });
          return;
        }
        const first = [{ work, resolve, reject }];
        waiting.set(key, first);
        takeTurns(key, first);
      }),
  };
}
