import type { BodyLimits } from '../src/operation.ts';
import { type Bundle, resolve, type Schema } from './bundle.ts';

/** Room above the largest legal body, so that a list which is a little too long is still refused by its name. */
const room = 1.25;

/** Levels that a body may have where its schema sets no limit. */
const deepest = 64;

/** Bytes that one character may take in JSON: two escapes of six. */
const widest = 12;

const nothing: BodyLimits = { depth: 0, values: 0, names: 0, text: 0 };
const anything: BodyLimits = { depth: Infinity, values: Infinity, names: Infinity, text: Infinity };

/** Derives limits from the largest legal body of a schema, with some room. */
export function limitsOfBody(bundle: Bundle, schema: Schema | undefined, maxBytes: number): BodyLimits {
  const { depth, values, names, text } = schema ? sizeOf(bundle, schema, []) : anything;
  const within = (size: number, most: number) => Math.min(Math.ceil(size * room), most);
  return {
    depth: within(depth, deepest),
    values: within(values, maxBytes),
    names: within(names, maxBytes),
    text: within(text * widest, maxBytes),
  };
}

/** The size of the largest value of a schema; its text in characters. `above` holds the references that led here. */
function sizeOf(bundle: Bundle, schema: Schema, above: readonly string[]): BodyLimits {
  if (schema.$ref && above.includes(schema.$ref)) return anything;
  const within = schema.$ref ? [...above, schema.$ref] : above;
  const {
    type,
    items,
    maxItems,
    maxLength,
    enum: allowed,
    allOf = [],
    anyOf = [],
    oneOf = [],
    ...rest
  } = resolve<Schema>(bundle, schema);
  const inner = (each: Schema) => sizeOf(bundle, each, within);
  const branches = [...allOf, ...anyOf, ...oneOf];
  if (Array.isArray(allowed)) return { ...nothing, text: JSON.stringify(allowed).length };
  if (type === undefined && branches.length === 0) return anything;
  const sizes = [type ?? []].flat().map((each) => {
    if (each === 'object') return sizeOfObject(rest, inner);
    if (each === 'array') return sizeOfArray(Number(maxItems ?? Infinity), items ? inner(items) : anything);
    return each === 'string' ? { ...nothing, text: Number(maxLength ?? Infinity) } : nothing;
  });
  return sumOf([...sizes, ...branches.map(inner)]);
}

function sizeOfArray(count: number, item: BodyLimits): BodyLimits {
  const values = count === Infinity ? Infinity : Math.max(1, count + count * item.values);
  return { ...item, depth: item.depth + 1, values };
}

function sizeOfObject({ properties = {}, additionalProperties }: Schema, inner: (schema: Schema) => BodyLimits) {
  if (additionalProperties !== false) return anything;
  const names = Object.keys(properties);
  const all = sumOf(Object.values(properties).map(inner));
  return {
    depth: all.depth + 1,
    values: Math.max(1, names.length) + all.values,
    names: Math.max(names.length, all.names),
    text: Math.max(all.text, ...names.map((name) => name.length)),
  };
}

/** The size of something that has several parts. */
function sumOf(all: readonly BodyLimits[]): BodyLimits {
  return all.reduce(
    (one, other) => ({
      depth: Math.max(one.depth, other.depth),
      values: one.values + other.values,
      names: Math.max(one.names, other.names),
      text: Math.max(one.text, other.text),
    }),
    nothing,
  );
}
