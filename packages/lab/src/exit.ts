/** Work that is left to do if the process ends early, by an error that nobody caught or an early `process.exit()`. */
const left = new Set<() => void>();

process.on('exit', () => {
  // The last one first: a program is ended before the folder that it writes to is removed.
  for (const undo of [...left].reverse()) undo();
});

/** Undoes something at the end of the process, where nothing can be waited for. Returns a function that cancels it. */
export function undoAtExit(undo: () => void): () => void {
  left.add(undo);
  return () => void left.delete(undo);
}
