import type { Bundle } from '@dli-connections/contract/run-time';
import type { Check } from '@dli-connections/contract/server';
import { createDefinitions } from '@dli-connections/document/definitions';
import { referencesIn } from '@dli-connections/document/references';
import { finite } from './finite.ts';
import { lean } from './lean.ts';
import type { Schema } from './merged.ts';

/** Makes up a value of the schema at a pointer: the same for one seed, and without one the plainest there is. */
export type MakeUp = (pointer: string, seed: string | undefined) => Promise<unknown>;

/** How often Prism is asked for another value where one breaks its schema: first of all there may be, then of what must be. */
const tries = 10;

/** The part of Prism that makes up values: its generator, without its server, router and validators. */
const generator = () => import('@stoplight/prism-http/dist/mocker/generator/JSONSchema.js');

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
    let [value, failure]: [unknown, Error | undefined] = [undefined, undefined];
    for (const make of makers) {
      const made = make();
      if (made._tag === 'Left') failure = made.left;
      else if (isRight(made.right)) return made.right;
      else value = made.right;
    }
    if (value === undefined) throw failure ?? new Error('Prism made nothing');
    return value; // for the check to say what is wrong with it
  };
}
