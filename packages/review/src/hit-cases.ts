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

/** Cases with thousands of values or many calls. They test limits of lists, and a few take as long as all others together. */
const long = /"\$repeat":\[\d{4}|"times":\d\d/;

/** The cases to run: those whose last step is one of these operations; the long ones, too, where a limit of a list changed. */
export interface Asked {
  operations: readonly string[];
  withLong: boolean;
}

/** Runs the contract tests on the reference handler, both held to the working contract: all of them, or some. */
export async function findCaseHits({ document, contract }: CompiledEdition, asked?: Asked): Promise<CaseHits> {
  if (asked?.operations.length === 0) return { cases: 0, hits: [] };
  // Loading these takes longer than comparing, and many changes need neither.
  const [{ errorFields, missingFor, requestExamples, runCase }, { createHandler, openSqliteStore }] = await Promise.all(
    [import('@dli-connections/conformance'), import('@dli-connections/handler')],
  );
  const isAsked = (each: Case) =>
    !asked ||
    (asked.operations.includes(each.steps.at(-1)?.operation ?? '') &&
      (asked.withLong || !long.test(JSON.stringify(each))));
  // In process there is no network, no key, and nothing that fails by its name.
  const cases = (await casesOfKit()).filter((each) => isAsked(each) && !missingFor(each, { token: 'any' }));
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

/** The cases, of which reading the YAML takes as long as running those of one operation. */
async function casesOfKit(): Promise<Case[]> {
  const kit = packageDirectory('@dli-connections/conformance');
  const files = (await readdir(join(kit, 'cases'), { recursive: true })).filter((name) =>
    /\.(?:yaml|json)$/.test(name),
  );
  const inputs = ['src/cases.ts', ...files.sort().map((name) => join('cases', name))];
  const texts = await Promise.all(inputs.map((name) => readFile(join(kit, name), 'utf8')));
  return JSON.parse(
    await remembered(['cases', ...texts], async () => {
      const { loadCases } = await import('@dli-connections/conformance');
      return JSON.stringify(await loadCases((text) => load(text, { schema: CORE_SCHEMA })));
    }),
  );
}
