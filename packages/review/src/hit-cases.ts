import { CORE_SCHEMA, load } from 'js-yaml';
import type { CompiledEdition } from './hit-examples.ts';

/** A case of the contract tests that no longer holds. */
export interface CaseHit {
  name: string;
  reason: string;
}

/** The number of cases that were run, and those that fail. */
export interface CaseHits {
  cases: number;
  hits: CaseHit[];
}

/**
 * Runs contract tests on the reference handler, both held to the working contract: the cases whose last step is one of some
 * operations.
 */
export async function findCaseHits(
  { document, contract }: CompiledEdition,
  operations: readonly string[],
): Promise<CaseHits> {
  if (operations.length === 0) return { cases: 0, hits: [] };
  // Loading these takes longer than comparing, and many changes need neither.
  const [{ errorFields, loadCases, missingFor, requestExamples, runCase }, { createHandler, openSqliteStore }] =
    await Promise.all([import('@dli-connections/conformance'), import('@dli-connections/handler')]);
  const kit = await loadCases((text) => load(text, { schema: CORE_SCHEMA }));
  // In process there is no network, no key, and nothing that fails by its name.
  const cases = kit.filter(
    (each) => operations.includes(each.steps.at(-1)?.operation ?? '') && !missingFor(each, { token: 'any' }),
  );
  const store = openSqliteStore(':memory:');
  // A handler that lacks an operation of the working contract fails its cases; its messages about that are not findings.
  const target = createHandler({ store, contract, onError: () => {} });
  const sender = {
    endpoint: 'http://dli.test',
    token: 'any',
    examples: requestExamples(document),
    envelope: errorFields(document),
  };
  const hits: CaseHit[] = [];
  for (const [index, each] of cases.entries()) {
    const options = { ...sender, target, contract, likeReference: true, projectOf: () => `p${index}` };
    const faults = await runCase(each, options).then(
      (result) => result.faults,
      (error: unknown) => [String(error)], // a case of an operation, or with an example, that is gone
    );
    if (faults.length > 0) hits.push({ name: each.name, reason: faults.join('; ').slice(0, 300) });
  }
  await store.close();
  return { cases: cases.length, hits };
}
