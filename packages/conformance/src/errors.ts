import { type Bundle, listOperations, resolve } from '@dli-connections/contract/bundle';
import { schemaAt } from './derive/sites.ts';

/** The fields that every failed call may answer with: those of the envelope, which is the same for every operation. */
export function errorFields(bundle: Bundle): string[] {
  const responses = listOperations(bundle).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, { content }]) =>
      Number(status) >= 400 && content ? [content['application/json']?.schema] : [],
    ),
  );
  const refs = new Set(responses.flatMap((schema) => (schema?.$ref ? [schema.$ref.slice(1)] : [])));
  return [...new Set([...refs].flatMap((ref) => Object.keys(schemaAt(bundle, ref).schema.properties ?? {})))];
}

/**
 * The code of a documented failure: from its example `parameter` if the status has several causes, otherwise from the
 * first example.
 */
export function errorCode(bundle: Bundle, operationId: string, status: number): string | undefined {
  const operation = listOperations(bundle).find((each) => each.operationId === operationId);
  const examples = operation?.responses[status]?.content?.['application/json']?.examples ?? {};
  const [first] = 'parameter' in examples ? [examples.parameter] : Object.values(examples);
  const value = first && resolve<{ value: unknown }>(bundle, first).value;
  return (value as { error_code?: string } | undefined)?.error_code;
}
