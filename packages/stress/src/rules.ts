import type { createModel } from '@dli-connections/handler/test/model';
import type { Call } from './send.ts';
import { seenOf } from './view.ts';

type Model = ReturnType<typeof createModel>;

/**
 * Carries out a call on a model. What the service has to answer: `ok`, the text of a refusal, or what a list shows. A
 * create is told the identifier that the service gave out.
 */
export function carryOut(model: Model, { operation, input }: Call, created?: string): string {
  if (operation === 'listEnhancedConnections') return seenOf(model.seenBy(String(input.project_id)));
  if (operation === 'createEnhancedConnection') return model.create(input, created);
  if (operation !== 'runAuthorizationAction')
    return model.change(operation, String(input.connection_id ?? input.resource_id), input);
  // Of several objects, which the model knows nothing of, each is there where this is used.
  const privileges = input.privileges as { object: string }[];
  const idOf = (object: string) => object.slice('edsconnections.'.length);
  const verdicts = privileges.map((each) =>
    model.change(operation, idOf(each.object), { ...input, privileges: [each] }),
  );
  return verdicts.find((verdict) => verdict !== 'ok') ?? 'ok';
}
