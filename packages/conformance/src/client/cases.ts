import { valueAt } from '@dli-connections/contract/server';
import type { Case, Step } from '../cases.ts';
import { type DerivedCase, standIns } from '../derive/derive.ts';
import { answerExamples } from '../examples.ts';
import { expand } from '../expand.ts';
import type { Kit } from '../kit.ts';
import type { LeftOut } from '../select.ts';
import type { ClientInput } from './adapter.ts';
import { type ClientAnswer, documentedAnswer, lackingAnswers, loadRawAnswers, rawAnswers } from './answers.ts';

/** A call of a client, with its answer. */
export interface ClientCase {
  /** Its name in a report. */
  case: Case;
  operationId: string;
  /** The client's own project. */
  projectId: string;
  input: ClientInput;
  answer: ClientAnswer;
}

const ownProject = '48cc2c48765f481480c7db940d6409d1';

/** All cases for a client, and those that are left out. */
export async function clientCases({
  bundle,
  contract,
  suite,
}: Kit): Promise<{ cases: ClientCase[]; leftOut: LeftOut[] }> {
  const examples = answerExamples(bundle);
  const successOf = (operationId: string) => {
    const found = examples.find((each) => each.operationId === operationId && each.status < 300);
    if (!found) throw new Error(`the spec shows no success of ${operationId}`);
    return found;
  };
  const kept = suite.derived.filter(isCall);
  const emitted = kept.map((each) =>
    callOf(each, documentedAnswer(successOf(each.about.operation)), `emits/${each.name}`),
  );

  const raw = await loadRawAnswers();
  const reported = Object.entries(contract.operations).flatMap(([operationId, { responses }]) => {
    const everything = kept.find((each) => each.about.operation === operationId);
    if (!everything) throw new Error(`no legal request of ${operationId} was derived`);
    const success = successOf(operationId);
    const fields = responses[success.status] ?? null;
    const answers = [
      ...examples.filter((each) => each.operationId === operationId).map(documentedAnswer),
      ...lackingAnswers(success, fields),
      ...rawAnswers(raw, success, fields, Object.keys(responses)),
    ];
    return answers.map((answer) => callOf(everything, answer, `reports/${operationId}/${answer.name}`));
  });
  const leftOut = suite.derived
    .filter((each) => !isCall(each))
    .map((each) => ({ case: each, reason: 'a client is not asked to break the contract' }));
  return { cases: [...emitted, ...reported], leftOut };
}

/** Returns true if a case is a legal call of an operation, not a request that only a raw client could send. */
function isCall({ about, steps }: DerivedCase): boolean {
  const step = steps.at(-1);
  return about.claim === 'kept' && step?.operation !== undefined && step.raw === undefined && !step.headers;
}

function callOf(each: DerivedCase, answer: ClientAnswer, name: string): ClientCase {
  const { path, query, body } = expand(each.steps.at(-1), standIns) as Step;
  const { project_id, ...others } = path ?? {};
  const operationId = each.about.operation;
  const about = name.startsWith('emits/') ? { about: each.about } : {};
  return {
    case: { name, ...about, steps: [{ operation: operationId, status: answer.status }] },
    operationId,
    projectId: String(project_id ?? ownProject),
    input: { path: others, query: query ?? {}, ...(body === undefined ? {} : { body }) },
    answer,
  };
}

/**
 * Returns true if a reported failure matches an expected one. Members that the expected one leaves out may be anything.
 */
export function isReported(expected: readonly object[], reported: object): boolean {
  return expected.some((each) =>
    Object.entries(each).every(([key, value]) => Object.is(valueAt(reported, [key]), value)),
  );
}
