import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Bundle } from '@dli-connections/contract/codegen';
import type { TypeHits } from './hit-types.ts';

/** The compiler's findings, from a thread of its own: TypeScript takes longer to load than all that it is asked. */
export function findTypeHitsAside(released: Bundle, working: Bundle): Promise<TypeHits> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { released, working } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort) {
  const { findTypeHits } = await import('./hit-types.ts');
  const { released, working } = workerData as { released: Bundle; working: Bundle };
  parentPort.postMessage(await findTypeHits(released, working));
}
