import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much memory values of this process take once nothing is left that nobody needs, in bytes. */
export function heapUsed(): number {
  // The function that collects garbage is there only under a flag, which may be set later as well.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
