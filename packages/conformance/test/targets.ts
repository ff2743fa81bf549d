import { operations } from '@dli-connections/contract';
import { type Bundle, readBundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { loadKit, requestExamples, resultFields } from '../src/index.ts';

/** The contract as built from the spec: the ground of every verdict here. */
export const contract: Contract = { operations, validators };

/** The bundle that the contract is derived from. */
export const bundle: Bundle = await readBundle();

/** All that is the same for each target. */
export const kit = await loadKit(bundle, contract, new URL(import.meta.resolve('@dli-connections/spec/openapi.yaml')));

/** Request examples of the spec, by operationId and name. */
export const examples = requestExamples(bundle);

/** The fields that an error may have. */
export const result = resultFields(bundle);
