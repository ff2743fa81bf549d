import type { Bundle } from '@dli-connections/contract/run-time';
import type { Check } from '@dli-connections/contract/server';
import { createDefinitions } from '@dli-connections/document/definitions';
import { referencesIn } from '@dli-connections/document/references';
import { finite, withoutProperties } from './finite.ts';
import { lean } from './lean.ts';
import type { TextOf } from './mended.ts';
import { merged, type Schema } from './merged.ts';
import { repaired } from './repaired.ts';

/** Makes up a value of the schema at a pointer: the same for one seed, and without one the plainest there is. */
export type MakeUp = (pointer: string, seed: string | undefined) => Promise<unknown>;

/** Attempts at a generated value that keeps its schema: first with the optional parts, then without them. */
const tries = 10;

/** The part of Prism that makes up values: its generator, without its server, router and validators. */
const generator = () => import('@stoplight/prism-http/dist/mocker/generator/JSONSchema.js');

/** The repaired value, or the last one if none can be repaired; the check then reports the problem. */
function mendedOf(values: readonly unknown[], every: unknown, rules: Check, textOf: TextOf): unknown {
  let value: unknown;
  for (const [from = null, start] of [
    [values[0], 0],
    [every, 100],
    [values.at(-1), 0],
    [null, 0],
  ] as const) {
    value = repaired(from, rules, textOf, start);
    if (rules.first(value)) break;
  }
  return value;
}

/** A schema of all properties that the branches of a choice name, including those that only one allows. */
function withEvery(branches: unknown): Schema {
  const all = merged(Array.isArray(branches) ? branches : []);
  return { ...all, required: Object.keys(all.properties ?? {}) };
}

/** Has Prism make up values. `check` judges them: those that Prism gets wrong are made again. */
export function createMakeUp(document: Bundle, check: (pointer: string) => Check | undefined): MakeUp {
  let definitions: ReturnType<typeof createDefinitions> | undefined;
  const schemas = new Map<string, Schema>();

  function schemaAt(pointer: string): Schema {
    definitions ??= createDefinitions(document, referencesIn(document));
    const address = definitions.define(pointer, 'response');
    const schema = schemas.get(address) ?? finite(definitions.closure(address), address);
    schemas.set(address, schema);
    return schema;
  }

  return async (pointer, seed) => {
    const prism = await generator();
    const schema = schemaAt(pointer);
    // Prism reads of an operation its name alone.
    const operation = { method: '', path: pointer } as Parameters<typeof prism.generateStatic>[0];
    const isRight = (value: unknown) => check(pointer)?.first(value) ?? true;
    // It keeps the last seed for whoever comes without one.
    const seeds = Array.from({ length: tries }, (_, index) => (index === 0 ? (seed ?? pointer) : `${seed} ${index}`));
    const of = (source: Schema) => seeds.map((each) => () => prism.generate(operation, {}, source, each));
    const makers = [...of(schema), ...of(lean(schema))];
    if (seed === undefined) makers.unshift(() => prism.generateStatic(operation, schema));
    const values: unknown[] = [];
    let failure: Error | undefined;
    for (const make of makers) {
      const made = make();
      if (made._tag === 'Left') failure = made.left;
      else if (isRight(made.right)) return made.right;
      else values.push(made.right);
    }
    const rules = check(pointer);
    if (!rules) throw failure ?? new Error('Prism made nothing');
    const make = (source: Schema, each: string) => {
      const made = prism.generate(operation, {}, source, each);
      return made._tag === 'Right' ? made.right : undefined;
    };
    const textOf: TextOf = (source, turn) =>
      make({ type: 'string', pattern: withoutProperties(source) }, `${seed} ${turn}`);
    return mendedOf(values, make(withEvery(schema.oneOf), seed ?? pointer), rules, textOf);
  };
}
