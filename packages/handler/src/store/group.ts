/** Work that is carried out in groups. */
export interface Groups {
  /**
   * Takes up work. Resolves to its result, or rejects with what it threw, once its group is done; rejects with what the
   * group failed with otherwise.
   */
  add<Result>(work: () => Result): Promise<Result>;
  /** Carries out what was taken up, at once. */
  end(): void;
}

/**
 * Groups of what is taken up until the event loop has gone through the events that are waiting: of many requests that come
 * in together, all. `carryOut` runs the works that it gets, in their order, and returns once what they did is there to stay.
 */
export function createGroups(carryOut: (works: readonly (() => void)[]) => void): Groups {
  let group: { work: () => void; settle: () => void; fail: (error: unknown) => void }[] = [];

  function end(): void {
    const works = group;
    group = [];
    if (works.length === 0) return;
    try {
      carryOut(works.map(({ work }) => work));
    } catch (error) {
      for (const { fail } of works) fail(error);
      return;
    }
    for (const { settle } of works) settle();
  }

  function add<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let settle: () => void = () => {};
      const run = () => {
        try {
          const result = work();
          settle = () => resolve(result);
        } catch (error) {
          settle = () => reject(error);
        }
      };
      group.push({ work: run, settle: () => settle(), fail: reject });
      if (group.length === 1) setImmediate(end);
    });
  }

  return { add, end };
}
