import type { Answer, Input, OperationId, Success } from '@dli-connections/contract';
import type { JsonBytes, JsonText } from '../json-text.ts';
import type { ScenarioEnvironment } from '../scenario/environment.ts';
import type { Store } from '../store/store.ts';

/** The dependencies of the operations. */
export interface Context {
  store: Store;
  now: () => number;
  newId: () => string;
  /** The queues, pools and networks that exist, and the fate of each binding. */
  environment: ScenarioEnvironment;
  /** `true` if a connection may be deleted while one of its peers is `CREATING`. */
  deleteWhileCreating: boolean;
  /** `true` if the names of a project's active connections are unique. */
  uniqueNames: boolean;
}

/** The operations of the spec. Like its `Handlers`, except that a body can be text or a stream. */
export type Operations = {
  [Op in OperationId]: (input: Input<Op>) => Answer<Op> | Promise<Answer<Op> | Streamed<Success<Op>>>;
};

type Streamed<Each> = Each extends { status: infer Status; body: infer Body }
  ? { readonly status: Status; readonly body: Body | JsonText<Body> | JsonText<Body, JsonBytes> }
  : never;
