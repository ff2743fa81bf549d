/** The suite is graded: each constraint on requests is broken in every way, and the suite of the true spec must notice. */
import { compileValidators, deriveOperations } from '@dli-connections/contract/codegen';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { afterAll, describe, expect, test } from 'vitest';
import { globOf } from '../src/glob.ts';
import { firstFault, loadEquivalents, loadSuite, nearest, only, reasonOf, requestMutants } from '../src/index.ts';
import { bundle, contract, optionsFor } from './targets.ts';

const { derived, behaviours } = await loadSuite(bundle, contract);
const cases = [...derived, ...behaviours];
const mutants = requestMutants(bundle);
const equivalents = await loadEquivalents();
const committed = deriveOperations(bundle);
const { target: _, ...options } = optionsFor(() => Promise.reject(new Error('no target')));
const survivors: string[] = [];

/** A handler that keeps a mutant of the contract, its other operations as they are. */
function handlerOf({ bundle: mutant, operations }: (typeof mutants)[number]) {
  const own = compileValidators(only(mutant, operations));
  const mixed = {
    operations: { ...contract.operations, ...own.operations },
    validators: { ...contract.validators, ...own.validators },
  };
  return createHandler({ store: openSqliteStore(':memory:'), contract: mixed, onError: () => {} });
}

describe.each(Object.entries(Object.groupBy(mutants, ({ constraint }) => constraint)))(
  '%s',
  (_constraint, those = []) => {
    test.each(those)('$name', async (mutant) => {
      const found = await firstFault(nearest(cases, mutant.constraint, mutant.operations), handlerOf(mutant), options);
      if (!found) survivors.push(mutant.name);
      expect(found !== undefined, found ? `${found.name}: ${found.fault}` : 'no case notices').toBe(
        reasonOf(equivalents, mutant.name) === undefined,
      );
      expect(deriveOperations(mutant.bundle), 'what is committed is stale').not.toBe(committed);
    });
  },
);

test('every line of the list of equivalent mutants names one that exists', () => {
  const globs = equivalents.flatMap(({ mutants: listed }) => listed);
  expect(globs.filter((glob) => !mutants.some(({ name }) => globOf(glob).test(name)))).toEqual([]);
});

afterAll(() => {
  const equal = mutants.filter(({ name }) => reasonOf(equivalents, name)).length;
  const killed = mutants.length - survivors.length;
  console.log(
    `request mutants: ${killed} of ${mutants.length} noticed, ${equal} of them equivalent, ${survivors.length - equal} survive`,
  );
});
