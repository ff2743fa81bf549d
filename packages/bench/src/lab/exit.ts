/** Work that is left to do if the process ends early: at a signal, or an error that nobody caught. */
const left = new Set<() => void>();

process.on('exit', () => {
  for (const undo of left) undo();
});

/** Undoes something at the end of the process, where nothing can be waited for. Gives what makes it forget that again. */
export function undoAtExit(undo: () => void): () => void {
  left.add(undo);
  return () => void left.delete(undo);
}
