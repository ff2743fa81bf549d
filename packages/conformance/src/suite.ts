import { readFile } from 'node:fs/promises';
import type { Bundle } from '@dli-connections/contract/codegen';
import type { Contract } from '@dli-connections/contract/server';
import { parse } from 'yaml';
import { type Case, loadCases } from './cases.ts';
import type { Hints } from './derive/bases.ts';
import { type DerivedCase, deriveCases } from './derive/derive.ts';

/** What the derivation cannot know: `cases/derivation.yaml`. */
export async function loadHints(): Promise<Hints> {
  return parse(await readFile(new URL('../cases/derivation.yaml', import.meta.url), 'utf8')) as Hints;
}

/** All that a target is asked. */
export interface Suite {
  derived: DerivedCase[];
  /** The cases that are written by hand. */
  behaviours: Case[];
}

/** The suite of a bundle. `contract` is what is derived from the same bundle. */
export async function loadSuite(bundle: Bundle, contract: Contract): Promise<Suite> {
  return { derived: deriveCases(bundle, contract, await loadHints()), behaviours: await loadCases() };
}
