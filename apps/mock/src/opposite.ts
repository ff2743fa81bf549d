import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import type { Schema } from './merged.ts';

const types = ['object', 'array', 'string', 'number', 'boolean', 'null'];

/** Values that break a keyword, as a schema. A bound is for values of its type only. */
const broken: Readonly<Record<string, (value: unknown) => unknown>> = {
  not: (value) => value,
  minimum: (value) => ({ type: 'number', exclusiveMaximum: value }),
  maximum: (value) => ({ type: 'number', exclusiveMinimum: value }),
  exclusiveMinimum: (value) => ({ type: 'number', maximum: value }),
  exclusiveMaximum: (value) => ({ type: 'number', minimum: value }),
  minLength: (value) => ({ type: 'string', maxLength: Number(value) - 1 }),
  maxLength: (value) => ({ type: 'string', minLength: Number(value) + 1 }),
  minItems: (value) => ({ type: 'array', maxItems: Number(value) - 1 }),
  maxItems: (value) => ({ type: 'array', minItems: Number(value) + 1 }),
  minProperties: (value) => ({ type: 'object', maxProperties: Number(value) - 1 }),
  maxProperties: (value) => ({ type: 'object', minProperties: Number(value) + 1 }),
  anyOf: (value) => all(listOf(value).map(opposite)),
  allOf: (value) => any(listOf(value).map(opposite)),
  properties: (value) =>
    any(
      Object.entries(nodeOf(value)).map(([name, each]) => {
        const other = opposite(each);
        return other && { type: 'object', required: [name], properties: { [name]: other } };
      }),
    ),
  type: (value) => {
    const given = [value].flat().map(String);
    const left = types.filter((each) => !given.includes(each));
    return left.length > 0 ? { type: left } : undefined;
  },
};

/** The values that a schema refuses, as far as a schema without `not` can say. */
export function opposite(schema: unknown): Schema | undefined {
  if (!isNode(schema)) return undefined;
  // Another type is the last resort: what is around mostly has the type.
  const keywords = Object.keys(broken).filter((keyword) => keyword in schema);
  return any(keywords.map((keyword) => broken[keyword]?.(schema[keyword])));
}

const any = (schemas: readonly unknown[]) => joined('anyOf', schemas);
const all = (schemas: readonly unknown[]) => joined('allOf', schemas);

function joined(keyword: string, schemas: readonly unknown[]): Schema | undefined {
  const known = schemas.filter(isNode);
  return known.length > 1 ? { [keyword]: known } : known[0];
}
