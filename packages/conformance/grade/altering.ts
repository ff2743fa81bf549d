import type { Target } from '@dli-connections/contract';
import { type Contract, createRouter } from '@dli-connections/contract/server';
import type { AnswerMutant, MutatedAnswer } from '../src/mutate/answer-mutants.ts';

/** An answer as it stands on the wire. */
export async function answerOf(response: Response): Promise<MutatedAnswer> {
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

/** A `Response` from an answer. */
export function responseOf({ status, headers, text }: MutatedAnswer): Response {
  return new Response(text === '' ? null : text, { status, headers });
}

/** A target whose answers of one status are those of a mutant. */
export function altering(target: Target, { operation, status, alter }: AnswerMutant, contract: Contract): Target {
  const route = createRouter(contract.operations);
  return async (request) => {
    const asked = route(request.method, new URL(request.url).pathname)?.operationId;
    const response = await target(request);
    if (response.status !== status || (operation !== undefined && asked !== operation)) return response;
    const answer = await answerOf(response);
    return responseOf(alter(answer) ?? answer);
  };
}
