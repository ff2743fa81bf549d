import type { Bundle, Schema } from '@dli-connections/contract/bundle';
import { isAnnotation, limits } from '@dli-connections/document/keywords';
import { stepOf } from '@dli-connections/document/pointer';
import type { Site } from './sites.ts';

/** Limits that the kit does not break: the contract has none of them. */
const unbroken: readonly string[] = ['minProperties', 'maxProperties', 'unevaluatedProperties'];

/** Keywords that a case breaks each by itself. Names that are required are broken one by one, see below. */
const keywords = ['type', ...limits].filter((key) => key !== 'required' && !unbroken.includes(key));

/** Keywords whose content is walked by itself, or that a value cannot break. */
const others = ['default', 'properties', 'items', 'allOf', 'anyOf', 'required'];

/** Pointers of the constraints of a site: one for each keyword and for each required name. */
export function constraintsAt({ pointer, schema }: Site): string[] {
  const unknown = Object.keys(schema).filter((key) => ![...keywords, ...others].includes(key) && !isAnnotation(key));
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

/** Every text in the examples of the spec, as material for strings. */
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
