import type { Answer, Input, OperationId, Success } from '@dli-connections/contract';
import type { JsonBytes, JsonStream } from '../json-stream.ts';
import type { JsonText } from '../json-text.ts';
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

/** The operations of the spec. They are its `Handlers`, save that a body can be its text, the bytes of that, or a stream of it. */
export type Operations = {
  [Op in OperationId]: (input: Input<Op>) => Answer<Op> | Promise<Answer<Op> | Streamed<Success<Op>>>;
};

type Streamed<Each> = Each extends { status: infer Status; body: infer Body }
  ? { readonly status: Status; readonly body: Body | JsonText<Body> | JsonBytes<Body> | JsonStream<Body> }
  : never;

/** Every operation of the spec. One that is missing, or answers an undocumented status, does not compile. */
export function createOperations(context: Context): Operations {
  return { ...connections(context), ...queues(context), ...routes(context), ...sharing(context), ...tags(context) };
}
