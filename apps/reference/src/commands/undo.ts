/** Runs some work, with something to undo if SIGINT or SIGTERM ends the process meanwhile. Work that is not asynchronous is done first. */
export async function withUndo<Result>(undo: () => void, work: () => Promise<Result>): Promise<Result> {
  function end(signal: NodeJS.Signals): void {
    undo();
    stop();
    process.kill(process.pid, signal);
  }
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const stop = () => signals.forEach((signal) => void process.off(signal, end));
  for (const signal of signals) process.on(signal, end);
  try {
    return await work();
  } finally {
    stop();
  }
}
