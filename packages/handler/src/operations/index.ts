import { connections } from './connections.ts';
import type { Context, Operations } from './context.ts';
import { queues } from './queues.ts';
import { routes } from './routes.ts';
import { sharing } from './sharing.ts';
import { tags } from './tags.ts';

/** Every operation of the spec. One that is missing, or answers an undocumented status, does not compile. */
export function createOperations(context: Context): Operations {
  return { ...connections(context), ...queues(context), ...routes(context), ...sharing(context), ...tags(context) };
}
