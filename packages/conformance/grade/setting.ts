/** The setting of every grade: the bundle, its contract and its suite. */
import { createHash } from 'node:crypto';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { type Case, loadSuite, type RunOptions, requestExamples, resultFields } from '../src/index.ts';
import { select } from '../src/select.ts';

export const contract: Contract = { operations, validators };
export const bundle = await readBundle();

let cases: Promise<Case[]> | undefined;

/** The suite of the true bundle, large requests last: which case finds a fault does not depend on it, how soon does. */
export function loadSuiteCases(): Promise<Case[]> {
  cases ??= deriveSuiteCases();
  return cases;
}

async function deriveSuiteCases(): Promise<Case[]> {
  const { derived, behaviours } = await loadSuite(bundle, contract);
  const restart = async () => {};
  const { run } = select([...behaviours, ...derived], operations, { likeReference: true, restart });
  return run.sort((a, b) => Number(isLarge(a)) - Number(isLarge(b)));
}

const isLarge = ({ name }: Case) => /maxItems|max-body|mib|20000/.test(name);

const examples = requestExamples(bundle);
const result = resultFields(bundle);

/** Runs cases. Each run has projects of its own, so that one handler serves many. */
export function optionsOf(run: string): Omit<RunOptions, 'target'> {
  const projectOf = (name: string) => createHash('sha256').update(`${run} ${name}`).digest('hex').slice(0, 32);
  const sender = { examples, endpoint: 'http://dli.test', token: 'any' };
  return { contract, result, ...sender, projectOf, likeReference: true };
}
