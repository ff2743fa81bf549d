import { type Bundle, listOperations, resolve } from '@dli-connections/contract/bundle';

type Examples = Record<string, { value: unknown } | { $ref: string }>;

/** Request bodies that the spec shows, by operationId and name. */
export function requestExamples(bundle: Bundle): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    listOperations(bundle)
      .filter(({ requestBody }) => requestBody)
      .map(({ operationId, requestBody }) => [operationId, valuesOf(bundle, requestBody?.content['application/json'])]),
  );
}

/** The path parameters that the spec shows, by operationId, `project_id` excepted. */
export function pathExamples(bundle: Bundle): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    listOperations(bundle).map(({ operationId, parameters }) => [
      operationId,
      Object.fromEntries(
        parameters
          .filter((each) => each.in === 'path' && each.name !== 'project_id')
          .map((each) => [each.name, each.example]),
      ),
    ]),
  );
}

/** An answer that the spec shows; `body` is `undefined` if the answer has none. */
export interface AnswerExample {
  operationId: string;
  status: number;
  example: string;
  body: unknown;
}

/** Every answer that the spec shows, of each operation and status. */
export function answerExamples(bundle: Bundle): AnswerExample[] {
  return listOperations(bundle).flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const values = content ? valuesOf(bundle, content['application/json']) : { empty: undefined };
      return Object.entries(values).map(([example, body]) => ({ operationId, status: Number(status), example, body }));
    }),
  );
}

function valuesOf(bundle: Bundle, media: { examples?: Examples } | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(media?.examples ?? {}).map(([name, example]) => [
      name,
      resolve<{ value: unknown }>(bundle, example).value,
    ]),
  );
}
