import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { quantileOf } from '@dli-connections/lab/stats';

/** Latency of a cheap request, in milliseconds. */
export interface Waits {
  p50: number;
  p99: number;
}

/** A running probe. */
export interface RunningProbe {
  /** Stops it and returns its figures. */
  stop: () => Promise<Waits>;
}

/** Interval between requests, in milliseconds. */
const everyMs = 20;

/** Sends one request repeatedly; resolves once it has begun. */
export async function startProbe(port: number, path: string): Promise<RunningProbe> {
  const worker = new Worker(new URL('./probe-worker.ts', import.meta.url), { workerData: { port, path, everyMs } });
  await once(worker, 'message');
  return {
    async stop() {
      const reported = once(worker, 'message');
      worker.postMessage('stop');
      const [waits] = await reported;
      await worker.terminate();
      return { p50: quantileOf(waits, 0.5), p99: quantileOf(waits, 0.99) };
    },
  };
}
