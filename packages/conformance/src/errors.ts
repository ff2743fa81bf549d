import { type Bundle, type BundleOperation, resolve } from '@dli-connections/contract/bundle';
import { operationsIn } from '@dli-connections/document/operations';
import { answerExamples } from './examples.ts';

/**
 * The fields of the result of a create. An error has a code and a text instead of them (EVIDENCE.md: seed-table-6); what else it
 * may have is not documented.
 */
export function resultFields(bundle: Bundle): string[] {
  const made = answerExamples(bundle).find(({ operationId }) => operationId === 'createEnhancedConnection');
  return Object.keys(made?.body ?? {});
}

/**
 * The code of a documented failure: from its example `parameter` if the status has several causes, otherwise from the
 * first example.
 */
export function errorCode(bundle: Bundle, operationId: string, status: number): string | undefined {
  const found = operationsIn<BundleOperation>(bundle).find(({ operation }) => operation.operationId === operationId);
  const response = found?.operation.responses[status];
  const examples = (response && resolve(bundle, response).content?.['application/json']?.examples) ?? {};
  const [first] = 'parameter' in examples ? [examples.parameter] : Object.values(examples);
  const value = first && resolve<{ value: unknown }>(bundle, first).value;
  return (value as { error_code?: string } | undefined)?.error_code;
}
