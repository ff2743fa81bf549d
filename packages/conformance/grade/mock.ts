/** The suite is graded on the mock. */
import type { Target } from '@dli-connections/contract';
import { type Contract, createRouter } from '@dli-connections/contract/server';
import { rules } from '@dli-connections/handler/rules';
import { createMock } from '@dli-connections/mock';
import {
  answerMutants,
  covers,
  type Graded,
  killerOf,
  loadKnownFailing,
  type Mutant,
  requestMutants,
  type TracedExchange,
  trace,
} from '../src/index.ts';
import { killerOfAnswers } from './answers.ts';
import { contractOf } from './contracts.ts';
import { bundle, contract, loadSuiteCases, optionsOf } from './setting.ts';
import { partOf, type Share } from './share.ts';

/** The mock of a mutant for its operation, and of the true bundle for the others. */
async function mockOf({ operation, bundle: mutant }: Mutant, own: Contract, rest: Target): Promise<Target> {
  const pick = <Value>(of: Readonly<Record<string, Value>>) => ({ [operation]: of[operation] as Value }); // a mutant is of one that is there
  const only = { operations: pick(own.operations), validators: pick(own.validators) };
  const mock = await createMock({ specified: { document: mutant, contract: only, rules }, onError: () => {} });
  const route = createRouter(contract.operations);
  return (request) =>
    route(request.method, new URL(request.url).pathname)?.operationId === operation ? mock(request) : rest(request);
}

/** The reason why the mock may never answer with the place that a mutant changes. */
const absent = 'The examples of the spec have nothing there.';

/** The true mock, and the requests of the suite. */
async function record() {
  const sound = await createMock();
  const known = await loadKnownFailing('mock');
  const traced = await trace(await loadSuiteCases(), sound, optionsOf('mock'), known);
  // For a known failure only the status is compared.
  const isHeld = ({ case: each }: TracedExchange) => !known.some((entry) => covers(entry, each.name));
  const held = new Map([...traced.exchanges].map(([operation, all]) => [operation, all.filter(isHeld)]));
  return { sound, known, traced, held: { exchanges: held } };
}

let recorded: ReturnType<typeof record> | undefined;

/** Grades on mocks that are built from mutants, and on the true one with its answers changed. */
export async function gradeMock(share: Share): Promise<Record<string, Graded[]>> {
  recorded ??= record();
  const { sound, known, traced, held } = await recorded;
  const requests: Graded[] = [];
  const grader = {
    trace: traced,
    contractOf,
    targetOf: (mutant: Mutant, own: Contract) => mockOf(mutant, own, sound),
    options: optionsOf('mock'),
    known,
    stateless: true,
  };
  for (const mutant of partOf(requestMutants(bundle), share)) requests.push(await killerOf(mutant, grader));
  const answers: Graded[] = [];
  for (const mutant of partOf(answerMutants(bundle), share))
    answers.push(await killerOfAnswers(mutant, () => sound, held, absent));
  return { requests, answers };
}
