import { validators } from '@dli-connections/contract/validators';
import type { Validate } from './call.ts';

/** Checks a success against all of the contract: pass it to a client as `validate`. Values are not shown. */
export const validateAnswer: Validate = (operationId, status, body) => {
  const check = validators[operationId]?.responses[status]?.first;
  if (!check || check(body)) return undefined;
  const [violation] = check.errors ?? [];
  return `body${violation?.instancePath ?? ''} ${violation?.message ?? 'violates the contract'}`;
};
