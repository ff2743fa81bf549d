import type { Bundle } from '@dli-connections/contract/run-time';
import { type Check, describe } from '@dli-connections/contract/server';
import { createDefinitions } from '@dli-connections/document/definitions';
import { listOf, nodeOf } from '@dli-connections/document/node';
import { referencesIn } from '@dli-connections/document/references';
import { createChance } from './chance.ts';
import { finite } from './finite.ts';
import { type Draw, drawOf, type Maker } from './make/draw.ts';
import { makerOf } from './make/maker.ts';
import { textMaker } from './make/text.ts';
import type { TextOf } from './mended.ts';
import { merged } from './merged.ts';
import { mostSteps, repaired } from './repaired.ts';
import { SpecError } from './spec-error.ts';

/**
 * Generates a value of the schema at a pointer: the same for one seed, and the simplest without one. `part` is the part of
 * the answer that it is for, in words.
 *
 * @throws SpecError with the place of the schema and the problem when the check refuses what can be made.
 */
export type MakeUp = (pointer: string, seed: string | undefined, check: Check | undefined, part?: string) => unknown;

/** Maximum number of repair steps for a seeded value, which is made for each request. */
const fewSteps = 10;

/** The makers of a schema, and a fallback value that was repaired without a limit, for seeds that give no legal one. */
interface Made {
  make: Maker;
  /** An object of all properties that the branches of a choice name, including those that only one allows. */
  makeEvery: Maker;
  fallback?: { value: unknown };
}

/** Draws in the order that they are tried, from the richest value on. */
function drawsOf(seed: string | undefined): Draw[] {
  if (seed === undefined)
    return [drawOf(undefined, { takesExamples: true }), drawOf(undefined), drawOf(undefined, { isLean: true })];
  const next = createChance(seed);
  return [drawOf(next), drawOf(next), drawOf(next, { isLean: true })];
}

/** Makes values by makers, which are made once for each schema, and repairs those that its check refuses. */
export function createMakeUp(document: Bundle): MakeUp {
  let definitions: ReturnType<typeof createDefinitions> | undefined;
  const addresses = new Map<string, string>();
  const known = new Map<string, Made>();

  /** The makers of a schema: one that many answers refer to has them once. */
  function madeAt(pointer: string): Made {
    definitions ??= createDefinitions(document, referencesIn(document));
    const address = addresses.get(pointer) ?? definitions.define(pointer, 'response');
    addresses.set(pointer, address);
    const there = known.get(address);
    if (there) return there;
    const schema = finite(definitions.closure(address), address);
    const all = merged(listOf(schema.oneOf).map(nodeOf));
    const every = { ...all, required: Object.keys(all.properties ?? {}) };
    const made = { make: makerOf(schema), makeEvery: makerOf(every) };
    known.set(address, made);
    return made;
  }

  return (pointer, seed, check, part = 'body') => {
    try {
      return valueBy(madeAt(pointer), seed, check, part);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      throw new SpecError(`no value of the schema at #${pointer} could be made up: ${error.message}`);
    }
  };

  function valueBy(made: Made, seed: string | undefined, check: Check | undefined, part: string): unknown {
    const values: unknown[] = [];
    for (const draw of drawsOf(seed)) {
      const value = made.make(draw);
      if (!check || check.first(value)) return value;
      values.push(value);
    }
    // The loop has ended with a check.
    const rules = check as Check;
    if (seed !== undefined) {
      const value = repaired(values.at(-1), rules, textOf, 0, fewSteps);
      if (rules.first(value)) return value;
    }
    made.fallback ??= { value: mendedOf(made, rules) };
    if (rules.all(made.fallback.value)) return made.fallback.value;
    throw new SpecError(describe(part, made.fallback.value, rules.all.errors ?? []));
  }
}

const textOf: TextOf = (schema, turn) => textMaker(schema)(drawOf(createChance(String(turn))));

/** The simplest value, repaired from several starts; if all repairs fail, the last one, whose problem is reported. */
function mendedOf({ make, makeEvery }: Made, rules: Check): unknown {
  let value: unknown;
  for (const [from, start] of [
    [make(drawOf(undefined)), 0],
    [makeEvery(drawOf(undefined)), 100],
    [make(drawOf(undefined, { isLean: true })), 0],
    [null, 0],
  ] as const) {
    value = repaired(from, rules, textOf, start, mostSteps);
    if (rules.first(value)) break;
  }
  return value;
}
