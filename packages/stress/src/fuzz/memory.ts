import { collectGarbage } from '@dli-connections/lab/garbage';

/** Heap in use after a garbage collection, in bytes. */
export function heapUsed(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
