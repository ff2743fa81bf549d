/** Called after each case. */
export type OnProgress = (done: number, total: number, failed: number) => void;

/** Writes how far a run is: on a terminal one line that changes, else a line for each tenth. */
export function progressOn(stream: NodeJS.WriteStream, name = ''): OnProgress {
  let reported = -1;
  return (done, total, failed) => {
    const text = `${name && `${name}: `}${done} of ${total} cases, ${failed} failed`;
    if (stream.isTTY) {
      stream.write(`\r\x1b[2K${text}${done === total ? '\r\x1b[2K' : ''}`);
      return;
    }
    const tenth = Math.floor((10 * done) / total);
    if (tenth === reported) return;
    reported = tenth;
    stream.write(`${text}\n`);
  };
}
