/** Writes how far a run is: on a terminal one line that changes, else a line for each tenth. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, total: number, failed: number) => void {
  let told = -1;
  return (done, total, failed) => {
    const text = `${done} of ${total} cases, ${failed} failed`;
    if (stream.isTTY) {
      stream.write(`\r${text}${done === total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor((10 * done) / total);
    if (tenth === told) return;
    told = tenth;
    stream.write(`${text}\n`);
  };
}
