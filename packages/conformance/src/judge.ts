import { type Contract, describe, type Violation } from '@dli-connections/contract/server';

/** An answer, read to its end. */
export interface Observed {
  status: number;
  headers: Headers;
  text: string;
}

/** Inputs of a judgement. */
export interface JudgeRules {
  contract: Contract;
  /** The fields that an error must not have. */
  result: readonly string[];
}

/** The contract's judgement of an answer. */
export interface Judgement {
  body: unknown;
  faults: string[];
  /** The first rule of its schema that the answer breaks. */
  broken?: Violation | undefined;
  /** `true` if its status is not documented for the operation. */
  isUnknown?: boolean;
}

/**
 * Judges an answer by the contract. Its status must be documented for the operation, and its body JSON in the form of that
 * status, or empty if that has none. An error must have none of the fields of `result`. Without an `operationId`, for a
 * request that names no operation, only the envelope is checked.
 */
export function judge(
  observed: Observed,
  operationId: string | undefined,
  { contract, result }: JudgeRules,
): Judgement {
  const { status, headers, text } = observed;
  const wrong = (fault: string): Judgement => ({ body: undefined, faults: [fault] });
  if (operationId && contract.operations[operationId]?.responses[status] === null)
    return text === '' ? { body: undefined, faults: [] } : wrong(`the answer has a body: ${text.slice(0, 80)}`);
  const type = headers.get('content-type') ?? 'no content type';
  if (!/^application\/json\b/i.test(type)) return wrong(`the answer is ${type}, not application/json`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return wrong(`the answer is not JSON: ${text.slice(0, 80)}`);
  }
  const responses = operationId ? contract.validators[operationId]?.responses : envelopeOf(contract, status);
  const check = responses?.[status];
  if (!check) return { body, faults: [`status ${status} is not documented`], isUnknown: true };
  if (!check.all(body)) {
    const errors = check.all.errors ?? [];
    return { body, faults: [`the answer breaks the contract: ${describe('body', body, errors)}`], broken: errors[0] };
  }
  return { body, faults: status < 400 ? [] : errorFaults(body as Record<string, unknown>, headers, result) };
}

function errorFaults(body: Record<string, unknown>, headers: Headers, result: readonly string[]): string[] {
  const present = result.filter((name) => Object.hasOwn(body, name));
  return [
    ...(present.length > 0 ? [`the error has fields of a result: ${present.join(', ')}`] : []),
    ...(headers.has('retry-after') && !/^[1-9]\d*$/.test(headers.get('retry-after') ?? '')
      ? [`Retry-After is ${headers.get('retry-after')}, not a whole number of seconds from 1`]
      : []),
  ];
}

/** Every failed call has one envelope, so the gateway's answers are judged by the 500 of any operation. */
function envelopeOf(contract: Contract, status: number) {
  const any = Object.values(contract.validators)[0];
  return any?.responses[500] && { [status]: any.responses[500] };
}
