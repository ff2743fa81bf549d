import type { Impact } from '../../src/compare/finding.ts';
import type { Draft, partsOf } from '../edit.ts';

/** One change on purpose, with the verdict that a person gives it. */
export interface Row {
  change: string;
  /** Prepares the base. */
  before?: (parts: ReturnType<typeof partsOf>, draft: Draft) => void;
  edit: (parts: ReturnType<typeof partsOf>, draft: Draft) => void;
  verdict: Impact | 'none';
  /** Everyone that the review must find affected, each as a part of a line; `[]` for nobody. */
  hit?: string[];
  /** Types that must be found to narrow although no request and no answer breaks. */
  narrows?: string[];
}

/** A new field or parameter. */
export const string = (more = {}) => ({ type: 'string', maxLength: 10, description: 'New.', ...more });

/** A new answer. */
export const ok = {
  description: 'Fine.',
  content: { 'application/json': { schema: { type: 'object', description: 'Any.' } } },
};

/** A new operation. */
export const operation = (operationId: string) => ({
  operationId,
  summary: 'New',
  description: 'New.',
  responses: { '200': ok },
});
