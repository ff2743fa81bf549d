import { branchName } from '@dli-connections/document/discriminator';
import { isNode, listOf, nodeOf } from '@dli-connections/document/node';

/** A JSON Schema. */
export type Schema = Record<string, unknown>;

/** Merges schemas that must all hold into one, as far as one schema can express them. */
export function merged([first = {}, ...others]: readonly Schema[]): Schema {
  return others.reduce(both, first);
}

function both(one: Schema, other: Schema): Schema {
  const result: Schema = { ...one };
  const apart: Schema = {};
  for (const [keyword, value] of Object.entries(other)) {
    const there = one[keyword];
    if (there === undefined || JSON.stringify(there) === JSON.stringify(value)) result[keyword] = value;
    else if (keyword === 'properties') result.properties = propertiesOf(nodeOf(there), nodeOf(value));
    else if (keyword === branchName) result[keyword] = { ...nodeOf(there), ...nodeOf(value) };
    else if (keyword === 'required') result.required = [...new Set([...listOf(there), ...listOf(value)])];
    else if (keyword === 'type') result.type = typesOf(there, value);
    else if (keyword === 'enum') result.enum = listOf(there).filter((each) => includes(listOf(value), each));
    else if (keyword === 'allOf') result.allOf = [...listOf(there), ...listOf(value)];
    else if (/^(?:minimum|minLength|minItems|minProperties)$/.test(keyword))
      result[keyword] = Math.max(Number(there), Number(value));
    else if (/^(?:maximum|maxLength|maxItems|maxProperties)$/.test(keyword))
      result[keyword] = Math.min(Number(there), Number(value));
    else if (keyword === 'multipleOf' && [there, value].every(Number.isInteger))
      result[keyword] = commonMultiple(Number(there), Number(value));
    else if (keyword === 'items' && isNode(there) && isNode(value)) result.items = both(there, value);
    else if (/^(?:examples?|default|format|readOnly|writeOnly|additionalProperties)$/.test(keyword))
      result[keyword] = value;
    else apart[keyword] = value;
  }
  return Object.keys(apart).length > 0 ? { ...result, allOf: [...listOf(result.allOf), apart] } : result;
}

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));
const commonMultiple = (one: number, other: number) => (one / commonDivisor(one, other)) * other;

function propertiesOf(one: Schema, other: Schema): Schema {
  const members = Object.entries(other).map(([name, each]) => {
    const there = one[name];
    return [name, isNode(there) && isNode(each) ? both(there, each) : each] as const;
  });
  return { ...one, ...Object.fromEntries(members) };
}

const includes = (all: readonly unknown[], value: unknown) => {
  const text = JSON.stringify(value);
  return all.some((each) => JSON.stringify(each) === text);
};

function typesOf(one: unknown, other: unknown): unknown {
  const [ones, others] = [[one].flat(), [other].flat()];
  const within = (some: unknown[], each: unknown) =>
    some.includes(each) || (each === 'integer' && some.includes('number'));
  const types = [...ones.filter((each) => within(others, each)), ...others.filter((each) => within(ones, each))];
  const [only, ...more] = new Set(types);
  return more.length === 0 ? (only ?? []) : [only, ...more];
}
