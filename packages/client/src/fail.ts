import type { OperationId, Repeat } from '@dli-connections/contract';
import type { DliError, ErrorFields } from './errors.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/**
 * Makes an error of a call. Secrets are taken out of its message and its fields; a cause stays as it is. `status` tells
 * what became of the call, where the fields do not.
 */
export type Fail = <Self extends DliError>(
  Failure: new (operationId: OperationId, message: string, fields: ErrorFields<Self>) => Self,
  message: string,
  fields: Omit<ErrorFields<Self>, keyof Outcome> & Partial<Outcome>,
  status: number,
) => Self;

/** The maker of the errors of an operation. */
export function failOf(operationId: OperationId, repeat: Repeat, redact: (text: string) => string): Fail {
  return (Failure, message, fields, status) => {
    const shown = Object.entries({ ...outcomeOf(repeat, status), ...fields }).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]);
    // The caller passes the fields of the error class.
    return new Failure(operationId, redact(message), Object.fromEntries(shown) as never);
  };
}
