import { readFile } from 'node:fs/promises';
import type { Bundle } from '@dli-connections/contract/bundle';
import type { Contract } from '@dli-connections/contract/server';
import { parse } from 'yaml';
import { type Case, loadCases, type Step } from './cases.ts';
import { credentialCases, elsewhereCases } from './credentials.ts';
import type { Hints } from './derive/bases.ts';
import { type DerivedCase, deriveCases } from './derive/derive.ts';
import { errorCode } from './errors.ts';
import { casesFolder } from './files.ts';
import { alikeCases, stateCases } from './model/cases.ts';
import { lookAlikeCases } from './model/look-alikes.ts';
import { raceCases } from './model/races.ts';
import { readBackCases } from './model/read-back.ts';
import { wireFormCases } from './model/wire-forms.ts';

/** Facts that the derivation cannot know: `cases/derivation.yaml`. */
export async function loadHints(): Promise<Hints> {
  return parse(await readFile(new URL('derivation.yaml', casesFolder), 'utf8')) as Hints;
}

/** All cases for a target. */
export interface Suite {
  derived: DerivedCase[];
  /** Cases about state: hand-written ones, and those that a model derives. */
  behaviours: Case[];
}

/** The suite of a bundle. `contract` is derived from the same bundle. */
export async function loadSuite(bundle: Bundle, contract: Contract): Promise<Suite> {
  const behaviours = (await loadCases()).map((each) => ({
    ...each,
    steps: each.steps.map((step) => coded(step, bundle)),
  }));
  return {
    derived: deriveCases(bundle, contract, await loadHints()),
    behaviours: [
      ...behaviours,
      ...stateCases(),
      ...raceCases(),
      ...readBackCases(bundle),
      ...lookAlikeCases(bundle),
      ...alikeCases(),
      ...wireFormCases(),
      ...credentialCases(contract.operations),
      ...elsewhereCases,
    ],
  };
}

/** A step that breaks a rule is answered with the code that the bundle shows for that. */
function coded(step: Step, bundle: Bundle): Step {
  const { operation, violates, status } = step;
  return violates && operation ? { error_code: errorCode(bundle, operation, status), ...step } : step;
}
