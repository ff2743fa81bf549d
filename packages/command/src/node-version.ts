/** A message with the Node that a program needs, if this one is older than the `engines` of its package; otherwise `undefined`. */
export function olderNode(engines: string, version: string = process.versions.node): string | undefined {
  const wanted = engines.replace('>=', '');
  const [major = 0, minor = 0] = wanted.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  const isOlder = ownMajor < major || (ownMajor === major && ownMinor < minor);
  return isOlder ? `needs Node ${wanted}, this is ${version}` : undefined;
}

/** Runs a program, or ends it with a message if this Node is older than the `engines` of its package. `load` imports files that an older one cannot read. */
export function onNode(program: string, engines: string, load: () => Promise<unknown>, exitCode = 1): void {
  const problem = olderNode(engines);
  if (problem) {
    console.error(`${program}: ${problem}`);
    process.exitCode = exitCode;
  } else {
    void load();
  }
}
