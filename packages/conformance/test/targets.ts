import { createHash } from 'node:crypto';
import { operations, type Target } from '@dli-connections/contract';
import { type Bundle, readBundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { errorFields, loadKit, type RunOptions, requestExamples } from '../src/index.ts';

/** The contract as built from the spec: the ground of every verdict here. */
export const contract: Contract = { operations, validators };

/** The bundle that the contract is derived from. */
export const bundle: Bundle = await readBundle();

/** All that is the same for each target. */
export const kit = await loadKit(bundle, contract, new URL(import.meta.resolve('@dli-connections/spec/openapi.yaml')));

/** Request examples of the spec, by operationId and name. */
export const examples = requestExamples(bundle);

/** The fields that an error may have. */
export const envelope = errorFields(bundle);

/** A project of its own for each case, so that the leftovers of one do not touch another. */
const projectOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);

/** The address and token of a target in the cases. */
export function optionsFor(target: Target, endpoint = 'http://dli.test'): RunOptions {
  return { target, contract, envelope, examples, endpoint, projectOf, token: 'any-token', likeReference: true };
}
