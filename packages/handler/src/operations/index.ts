import type { Handlers } from '@dli-connections/contract';
import type { World } from '../scenario/world.ts';
import type { Store } from '../store/store.ts';
import { connections } from './connections.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';
import { sharing } from './sharing.ts';
import { tags } from './tags.ts';

/** What operations work with. */
export interface Context {
  store: Store;
  now: () => number;
  newId: () => string;
  /** What becomes of a binding. */
  world: World;
  /** Whether a connection may be deleted while one of its peers is `CREATING`. */
  deleteWhileCreating: boolean;
  /** Whether the names of a project's active connections are unique. */
  uniqueNames: boolean;
}

/** Every operation of the spec. One that is missing, or answers an undocumented status, does not compile. */
export function createOperations(context: Context): Handlers {
  return { ...connections(context), ...queues(context), ...routes(context), ...sharing(context), ...tags(context) };
}
