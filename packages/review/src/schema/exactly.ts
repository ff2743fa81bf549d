import { isNode } from '@dli-connections/document/node';
import { anyList, anyNumber, anyObject, anyText, type Node, nothing, type Shape, union } from './shape.ts';

/** The schema that takes these values and no other. */
export function exactly(values: readonly unknown[]): Shape {
  const strings = values.filter((each) => typeof each === 'string');
  const others = values.filter((each) => typeof each !== 'string').map(shapeOfValue);
  const string = strings.length > 0 ? [{ ...anyText(), values: [...new Set(strings)] }] : [];
  return union([{ ...nothing(), string }, ...others]);
}

function shapeOfValue(value: unknown): Shape {
  if (value === null) return { ...nothing(), null: true };
  if (typeof value === 'boolean') return { ...nothing(), boolean: new Set([value]) };
  if (typeof value === 'number') return { ...nothing(), number: [{ ...anyNumber(), min: value, max: value }] };
  if (Array.isArray(value)) {
    const rows = [{ first: value.map(constant), rest: false }];
    return { ...nothing(), array: [{ ...anyList(), min: value.length, max: value.length, rows }] };
  }
  if (!isNode(value)) return nothing();
  const named = new Map(Object.entries(value).map(([name, each]) => [name, constant(each)]));
  return {
    ...nothing(),
    object: [{ ...anyObject(), required: new Set(named.keys()), rows: [{ named, patterns: [], rest: false }] }],
  };
}

const constants = new Map<string, Node>();

/** `{ const: value }`: one object for each value, so that earlier results are found again. */
export function constant(value: unknown): Node {
  const key = JSON.stringify(value);
  const known = constants.get(key) ?? { const: value };
  constants.set(key, known);
  return known;
}
