import { isDeepStrictEqual } from 'node:util';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { type Bundle, compileWhenUsed } from '@dli-connections/contract/run-time';
import { type Check, type Contract, describe } from '@dli-connections/contract/server';
import { createSame } from './compare/locate.ts';
import { type Example, examplesOf } from './examples.ts';

/** An example that one contract documents and the other refuses, with the reason. */
export interface ExampleHit {
  operationId: string;
  /** Such as `request body seed` or `status 201 seed`. */
  example: string;
  reason: string;
}

/** Examples of each contract, judged by the other. Operations that only one of them has are not among them. */
export interface ExampleHits {
  /** Requests that the released contract accepts and the working one refuses. They break callers. */
  refusedRequests: ExampleHit[];
  /** Answers that the released contract documents and the working one does not. They break servers. */
  lostAnswers: ExampleHit[];
  /** Requests that only servers of the working contract accept. */
  newRequests: ExampleHit[];
  /** Answers that readers of the released contract do not expect. */
  newAnswers: ExampleHit[];
  /** The number of examples judged, both ways taken together. */
  judged: number;
}

/** The examples of a contract, and its validators. */
export interface CompiledEdition {
  document: Bundle;
  examples: Example[];
  contract: Contract;
}

/** The two sides of a review. */
export interface BothEditions {
  released: CompiledEdition;
  working: CompiledEdition;
}

/** A bundle with its examples and validators. */
export function compileEdition(document: Bundle): CompiledEdition {
  return { document, examples: examplesOf(document), contract: compileWhenUsed(document) };
}

/** The same for the bundle of this repository, whose validators the build has compiled; for another one they are compiled. */
export async function builtEdition(document: Bundle): Promise<CompiledEdition> {
  if (!isDeepStrictEqual(document, await readBundle())) return compileEdition(document);
  const { validators } = await import('@dli-connections/contract/validators');
  return { document, examples: examplesOf(document), contract: { operations, validators } };
}

/** Runs the examples of each contract through the validators of the other, where the two are not the same. */
export function findExampleHits({ released, working }: BothEditions): ExampleHits {
  const isSame = createSame(released.document, working.document);
  const described = [released, working].map(
    ({ examples }) => new Map(examples.map((each) => [placeOf(each), each.holder])),
  );
  const differs = (each: Example) => {
    const [one, other] = described.map((holders) => holders.get(placeOf(each)));
    return one === undefined || other === undefined || !isSame([one], [other]);
  };
  const forth = crossCheck(released, working, differs);
  const back = crossCheck(working, released, differs);
  return {
    refusedRequests: forth.requests,
    lostAnswers: forth.answers,
    newRequests: back.requests,
    newAnswers: back.answers,
    judged: forth.judged + back.judged,
  };
}

const placeOf = ({ operationId, part, status }: Example) => [operationId, part, status].join(' ');

function crossCheck(
  { examples, contract: own }: CompiledEdition,
  { contract: other }: CompiledEdition,
  differs: (example: Example) => boolean,
) {
  // An example that its own contract refuses says nothing about the other; `lint` reports it.
  const sound = examples.filter((each) => each.operationId in other.operations && differs(each) && !refusal(each, own));
  const hits = sound.flatMap((each) => {
    const reason = refusal(each, other);
    return reason === undefined ? [] : [{ isAnswer: each.part === 'response', ...toldOf(each, reason) }];
  });
  const strip = ({ isAnswer: _, ...hit }: (typeof hits)[number]): ExampleHit => hit;
  return {
    judged: sound.length,
    requests: hits.filter((hit) => !hit.isAnswer).map(strip),
    answers: hits.filter((hit) => hit.isAnswer).map(strip),
  };
}

function toldOf({ operationId, part, status, name }: Example, reason: string): ExampleHit {
  const place = { body: 'request body', query: 'query', path: 'path', response: `status ${status}` }[part];
  return { operationId, example: `${place}: ${name}`, reason };
}

/** Why a contract refuses an example; `undefined` when it takes it. */
function refusal({ operationId, part, status = '', value }: Example, contract: Contract): string | undefined {
  const shape = contract.operations[operationId];
  const checks = contract.validators[operationId];
  if (!shape || !checks) return 'the operation is not in the contract';
  if (part === 'response') {
    if (!(status in shape.responses)) return `status ${status} is not documented`;
    return refusalBy(checks.responses[status], 'body', value);
  }
  if (part === 'body' && !shape.body) return 'the operation takes no body';
  if (part === 'query') {
    // The router drops parameters that it does not know, so the validator never sees one that is gone.
    const unknown = Object.keys(value as object).find((name) => !(name in shape.parameters.query));
    if (unknown) return `the operation has no parameter ${unknown}`;
  }
  return refusalBy(checks[part], part, value);
}

function refusalBy(check: Check | undefined, part: string, value: unknown): string | undefined {
  return !check || check.all(value) ? undefined : describe(part, value, check.all.errors ?? []);
}
