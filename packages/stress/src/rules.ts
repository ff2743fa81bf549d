import type { createModel } from '@dli-connections/handler/test/model';
import type { StressCall } from './send.ts';
import { seenOf } from './view.ts';

type Model = ReturnType<typeof createModel>;

/**
 * Carries out a call on a model. Returns the expected answer: `ok`, the text of a refusal, or the content of a list.
 * `created` is the identifier that the service returned for a create.
 */
export function carryOut(model: Model, { operation, input }: StressCall, created?: string): string {
  if (operation === 'listEnhancedConnections') return seenOf(model.seenBy(String(input.project_id)));
  if (operation === 'createEnhancedConnection') return model.create(input, created);
  if (operation !== 'runAuthorizationAction')
    return model.change(operation, String(input.connection_id ?? input.resource_id), input);
  // The model takes one object a call; here all of them exist, so they are carried out one by one.
  const privileges = input.privileges as { object: string }[];
  const idOf = (object: string) => object.slice('edsconnections.'.length);
  const verdicts = privileges.map((each) =>
    model.change(operation, idOf(each.object), { ...input, privileges: [each] }),
  );
  return verdicts.find((verdict) => verdict !== 'ok') ?? 'ok';
}
