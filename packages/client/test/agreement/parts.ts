import { listOperations, readBundle, resolve } from '@dli-connections/contract/bundle';
import type { Check, OperationValidators } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';

/** A part of a request or an answer, with its example from the spec. */
export interface Part {
  /** Its type, as TypeScript source. */
  type: string;
  check: Check;
  /** True where unknown fields are refused: bodies of requests do. */
  closed: boolean;
  values: unknown[];
}

type Examples = Record<string, { value: unknown } | { $ref: string }>;

/** Every part of every operation that the spec shows a value of. */
export async function partsOf(): Promise<Part[]> {
  const bundle = await readBundle();
  const shown = (media: object | undefined) =>
    Object.values(((media ?? {}) as { examples?: Examples }).examples ?? {}).map(
      (each) => resolve<{ value: unknown }>(bundle, each).value,
    );
  return listOperations(bundle).flatMap(({ operationId, parameters, requestBody, responses }) => {
    // Every operation of the bundle has its validators, built from it.
    const checks = validators[operationId] as OperationValidators;
    const shownIn = (place: string) =>
      Object.fromEntries(parameters.filter((each) => each.in === place).map(({ name, example }) => [name, example]));
    const parts: Part[] = [
      { type: `PathParameters<'${operationId}'>`, check: checks.path, closed: false, values: [shownIn('path')] },
      { type: `Query<'${operationId}'>`, check: checks.query, closed: false, values: [shownIn('query')] },
    ];
    const media = Object.values(requestBody?.content ?? {})[0];
    if (checks.body)
      parts.push({ type: `Body<'${operationId}'>`, check: checks.body, closed: true, values: shown(media) });
    for (const [status, check] of Object.entries(checks.responses)) {
      const values = shown(responses[status]?.content?.['application/json']);
      parts.push({
        type: `Extract<Answer<'${operationId}'>, { status: ${status} }>['body']`,
        check,
        closed: false,
        values,
      });
    }
    return parts.filter(({ values }) => values.some((value) => Object.keys(value as object).length > 0));
  });
}
