import type { OperationId } from '@dli-connections/contract';
import { UnexpectedAnswerError } from './errors.ts';
import { settled } from './outcome.ts';

/** The error for a successful answer that cannot be used. */
export function unusable(operationId: OperationId, reason: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(operationId, reason, { status: 200, reason, excerpt: '', ...settled });
}

/** The entries of lists in an answer. Only the presence of the lists has been checked; each entry must have a text `key`. */
export function entriesOf<T>(operationId: OperationId, key: keyof T & string, ...lists: (readonly T[])[]): T[] {
  return (lists.flat() as (T | null)[]).map((each) => {
    // Anything in the place of a list, or of an entry, is found here: it has no such text.
    if (typeof each?.[key] === 'string') return each;
    throw unusable(operationId, `an entry of a list lacks ${key}`);
  });
}
