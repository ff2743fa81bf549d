import type { Handlers } from '@dli-connections/contract';
import type { Store } from '../store/store.ts';
import { connections } from './connections.ts';

/** What operations work with. */
export interface Context {
  store: Store;
  now: () => number;
  newId: () => string;
  peeringMs: number;
}

/** Every operation of the spec. One that is missing, or answers an undocumented status, does not compile. */
export function createOperations(context: Context): Handlers {
  return { ...connections(context) };
}
