/**
 * One look for all who ask for it until the event loop has gone through the events that are waiting: of many requests that
 * come in together, all. It is taken after each of them has asked, so it is as good as one of their own.
 */
export function shared<Result>(look: () => Promise<Result>): () => Promise<Result> {
  let next: Promise<Result> | undefined;
  return () => {
    next ??= new Promise((resolve) => {
      setImmediate(() => {
        next = undefined;
        resolve(look());
      });
    });
    return next;
  };
}
