import type { Bundle, Schema } from '@dli-connections/contract/bundle';
import { stepOf } from '@dli-connections/contract/server';
import type { Site } from './sites.ts';

const keywords = [
  'type',
  'format',
  'enum',
  'const',
  'minLength',
  'maxLength',
  'pattern',
  'not',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'additionalProperties',
];

/** Keywords that say nothing a value could break, or whose content is walked by itself. */
const others = [
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'properties',
  'items',
  'allOf',
  'anyOf',
  'required',
];

/** Pointers of the constraints that a site puts on what stands there: a keyword each, and each name that is required. */
export function constraintsAt({ pointer, schema }: Site): string[] {
  const unknown = Object.keys(schema).filter((key) => ![...keywords, ...others].includes(key) && !key.startsWith('x-'));
  if (unknown.length > 0)
    throw new Error(`${pointer}: the kit does not know ${unknown.join(', ')}; teach src/derive to break it`);
  const names = (schema.required ?? []).map((_, index) => `${pointer}/required/${index}`);
  return [...keywords.filter((key) => key in schema).map((key) => pointer + stepOf(key)), ...names];
}

/** The schema at a site without one of its keywords. */
export function without(schema: Schema, keyword: string): Schema {
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

/** Every text that the spec shows in its examples: what strings are made of. */
export function vocabularyOf(bundle: Bundle): string[] {
  const found = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === 'string') return void found.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) if (key !== '$ref') take(each);
  };
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, each] of Object.entries(node)) {
      if (key === 'example' || key === 'examples') take(each);
      else look(each);
    }
  };
  look(bundle);
  return [...found].filter((text) => text.length <= 200);
}
