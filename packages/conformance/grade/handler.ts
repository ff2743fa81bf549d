/** The suite is graded on the reference handler. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { answerMutants, type Graded, killerOf, requestMutants, type Trace, trace } from '../src/index.ts';
import { killerOfAnswers } from './answers.ts';
import { contractOf, secured } from './contracts.ts';
import { bundle, contract, loadSuiteCases, optionsOf } from './setting.ts';
import { partOf, type Share } from './share.ts';

const sound = (own = contract) =>
  createHandler({ store: openSqliteStore(':memory:'), contract: own, onError: () => {} });

let recorded: Promise<Trace> | undefined;

/** Grades on handlers that are built from mutants, and on a sound one whose answers are changed. */
export async function gradeHandler(share: Share): Promise<Record<string, Graded[]>> {
  recorded ??= trace(await loadSuiteCases(), sound(), optionsOf('handler'));
  const traced = await recorded;
  const requests: Graded[] = [];
  const grader = {
    trace: traced,
    contractOf,
    targetOf: (mutant: { operation: string }, own: typeof contract) => secured(sound(own), own, mutant.operation),
    options: optionsOf('handler mutant'),
    known: [],
    stateless: false,
  };
  for (const mutant of partOf(requestMutants(bundle), share)) requests.push(await killerOf(mutant, grader));
  const answers: Graded[] = [];
  for (const mutant of partOf(answerMutants(bundle), share)) answers.push(await killerOfAnswers(mutant, sound, traced));
  return { requests, answers };
}
