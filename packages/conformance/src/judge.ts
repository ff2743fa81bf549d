import { type Contract, describe } from '@dli-connections/contract/server';

/** An answer, read to its end. */
export interface Observed {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * What is wrong with an answer by the contract: its status is documented for the operation, and it is JSON of the form that
 * the contract gives that status, or empty where the contract gives it none. `operationId` is absent for a request that
 * names no operation: then only the envelope is asked for.
 */
export function judge(
  observed: Observed,
  operationId: string | undefined,
  contract: Contract,
): { body: unknown; faults: string[] } {
  if (operationId && contract.operations[operationId]?.responses[observed.status] === null) {
    return {
      body: undefined,
      faults: observed.text === '' ? [] : [`the answer has a body: ${observed.text.slice(0, 80)}`],
    };
  }
  const type = observed.headers.get('content-type') ?? 'no content type';
  if (!/^application\/json\b/i.test(type))
    return { body: undefined, faults: [`the answer is ${type}, not application/json`] };
  let body: unknown;
  try {
    body = JSON.parse(observed.text);
  } catch {
    return { body: undefined, faults: [`the answer is not JSON: ${observed.text.slice(0, 80)}`] };
  }
  const responses = operationId ? contract.validators[operationId]?.responses : envelopeOf(contract, observed.status);
  const check = responses?.[observed.status];
  if (!check) return { body, faults: [`status ${observed.status} is not documented`] };
  if (check.all(body)) return { body, faults: [] };
  return { body, faults: [`the answer breaks the contract: ${describe('body', body, check.all.errors ?? [])}`] };
}

/** Every failed call has one envelope, so the gateway's answers are judged by the 500 of any operation. */
function envelopeOf(contract: Contract, status: number) {
  const any = Object.values(contract.validators)[0];
  return any?.responses[500] && { [status]: any.responses[500] };
}
