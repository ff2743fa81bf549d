import type { Bundle, Schema } from '@dli-connections/contract/bundle';
import { listOf } from '@dli-connections/document/node';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { vocabularyOf } from './constraints.ts';
import { schemaAt } from './sites.ts';
import { type Judge, legalTexts } from './text.ts';

/** Tools for deriving values. */
export interface Tools {
  bundle: Bundle;
  judge: Judge;
  /** The texts of the vocabulary that a schema accepts. */
  legal: (schema: Schema) => string[];
}

/** The tools for a bundle. */
export function createTools(bundle: Bundle): Tools {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  // ajv-formats is a CommonJS module whose default export arrives wrapped or not, depending on who loads it.
  ((addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats.default)(ajv);
  // By their text: a schema without one of its keywords is made anew for each of its places.
  const compiled = new Map<string, (value: unknown) => boolean>();
  const judge: Judge = (schema) => {
    const text = JSON.stringify(schema);
    const known = compiled.get(text) ?? ajv.compile(schema);
    compiled.set(text, known);
    return known;
  };
  const vocabulary = vocabularyOf(bundle);
  const found = new Map<Schema, string[]>();
  const legal = (schema: Schema) => {
    const known = found.get(schema) ?? legalTexts(schema, vocabulary, judge);
    found.set(schema, known);
    return known;
  };
  return { bundle, judge, legal };
}

/** The types that a schema names. */
export const typesOf = (schema: Schema): string[] => [schema.type ?? []].flat();

/**
 * A value that a schema accepts, with everything in it: each property, and one item in each array. `index` makes values
 * of one schema differ from each other where the schema lets them.
 */
export function sampleOf(tools: Tools, at: string, index = 0): unknown {
  const { pointer, schema } = schemaAt(tools.bundle, at);
  const [type] = typesOf(schema);
  if (schema.enum) return listOf(schema.enum)[index % listOf(schema.enum).length];
  if (type === 'object') {
    const names = Object.keys(schema.properties ?? {});
    return Object.fromEntries(names.map((name) => [name, sampleOf(tools, `${pointer}/properties/${name}`, index)]));
  }
  if (type === 'array') return [sampleOf(tools, `${pointer}/items`, index)];
  if (type === 'string') return textSample(tools, schema, index);
  if (type === 'integer' || type === 'number') return Number(schema.minimum ?? 0) + index;
  return type === 'boolean' ? false : null;
}

function textSample({ judge, legal }: Tools, schema: Schema, index: number): string {
  const [first] = legal(schema);
  if (first === undefined)
    throw new Error(`no text that the spec shows fits ${JSON.stringify(schema)}: add an example to it`);
  const other = first.slice(0, 40) + index;
  return index > 0 && judge(schema)(other) ? other : first;
}
