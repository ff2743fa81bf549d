import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '@dli-connections/conformance';
import { CORE_SCHEMA, load } from 'js-yaml';
import { remembered } from './cache.ts';
import type { CompiledEdition } from './hit-examples.ts';
import { packageDirectory } from './tools.ts';

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

/** Cases with thousands of values or many calls: one of them takes as long as all others of its operation. */
const long = /"\$repeat":\[\d{4}|"times":\d\d/;

/**
 * Runs contract tests on the reference handler, both with the working contract: the cases whose last step calls one of
 * the operations. The long ones, which test limits of lists, run only on request.
 */
export async function findCaseHits(
  { document, contract }: CompiledEdition,
  operations: readonly string[],
  withLong: boolean,
): Promise<CaseHits> {
  if (operations.length === 0) return { cases: 0, hits: [] };
  // Loading these takes longer than comparing, and many changes need neither.
  const [{ resultFields, missingFor, requestExamples, runCase }, { createHandler, openSqliteStore }] =
    await Promise.all([import('@dli-connections/conformance'), import('@dli-connections/handler')]);
  const kit = await casesOfKit();
  // The handler in this process has no network, no key and no resources that fail by name.
  const cases = kit.filter(
    (each) =>
      operations.includes(each.steps.at(-1)?.operation ?? '') &&
      (withLong || !long.test(JSON.stringify(each))) &&
      !missingFor(each, { token: 'any' }),
  );
  const store = openSqliteStore(':memory:');
  // A handler that lacks an operation of the working contract fails its cases; its messages about that are not findings.
  const target = createHandler({ store, contract, onError: () => {} });
  const sender = {
    endpoint: 'http://dli.test',
    token: 'any',
    examples: requestExamples(document),
    result: resultFields(document),
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

/** The cases. Reading their YAML adds a tenth to the time of reviewing one line, so they are cached as JSON. */
async function casesOfKit(): Promise<Case[]> {
  const kit = packageDirectory('@dli-connections/conformance');
  const names = await readdir(join(kit, 'cases'), { recursive: true });
  const files = names.filter((name) => /\.(?:yaml|json)$/.test(name)).map((name) => join('cases', name));
  const inputs = ['src/cases.ts', ...files.sort()].map((name) => readFile(join(kit, name), 'utf8'));
  const json = await remembered(['cases', ...(await Promise.all(inputs))], async () => {
    const { loadCases } = await import('@dli-connections/conformance');
    return JSON.stringify(await loadCases((text) => load(text, { schema: CORE_SCHEMA })));
  });
  return JSON.parse(json);
}
