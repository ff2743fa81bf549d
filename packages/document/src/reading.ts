import type { At, Source } from './follow.ts';
import { isNode } from './node.ts';
import { stepOf } from './pointer.ts';

/** The reading of a text as a value of a schema: the types that it may have, and the readings of its parts. */
export interface Reading {
  /** Types of JSON Schema. A list where there is a choice. */
  readonly type: string | readonly string[];
  readonly items?: Reading;
  /** The readings of the first items. */
  readonly prefix?: readonly Reading[];
  readonly properties?: { readonly [name: string]: Reading };
  /** The reading of properties that are not named. Absent if there are none. */
  readonly additional?: Reading;
}

const every = ['array', 'object', 'integer', 'number', 'boolean', 'null', 'string'];

/** A text without a known type: any primitive type may be meant. */
export const primitive: Reading = { type: ['number', 'boolean', 'null', 'string'] };

/** Maximum depth of parts. Deeper ones, as in a recursive schema, are read as texts. */
const deepest = 5;

interface Found {
  types: readonly string[];
  items: Reading[];
  prefix: Reading[][];
  properties: Map<string, Reading[]>;
  additional: Reading[];
  /** Types that keywords are for. */
  meant: Set<string>;
}

/** Derives how texts are read as values of a schema. */
export function readingOf(source: Source, schema: At<unknown>, depth = 0): Reading {
  if (depth > deepest) return primitive;
  const found: Found = { types: [], items: [], prefix: [], properties: new Map(), additional: [], meant: new Set() };
  found.types = collect(source, schema, depth, found, new Set());
  const types = found.types.length === every.length ? guessed(found) : written(found.types);
  const [isArray, isObject] = [types.includes('array'), types.includes('object')];
  const [only = 'string'] = types;
  return {
    type: types.length === 1 ? only : types,
    ...(isArray && { items: union(found.items) }),
    ...(isArray && found.prefix.length > 0 && { prefix: columns(found.prefix) }),
    ...(isObject && {
      properties: Object.fromEntries([...found.properties].map(([name, all]) => [name, union(all)])),
      ...(found.additional.length > 0 && { additional: union(found.additional) }),
    }),
  };
}

/** The intended type of a schema without `type`, from the parts and the limits that it states. */
function guessed({ items, prefix, properties, meant }: Found): readonly string[] {
  if (properties.size > 0) return ['object'];
  if (items.length > 0 || prefix.length > 0) return ['array'];
  if (meant.size === 1) return [...meant];
  return [primitive.type].flat();
}

/** Every integer is a number. */
function written(types: readonly string[]): string[] {
  return types.filter((each) => each !== 'integer' || !types.includes('number'));
}

/** Collects the parts that a schema describes, and returns the types that it allows. */
function collect(source: Source, at: At<unknown>, depth: number, found: Found, seen: Set<string>): readonly string[] {
  const { node: schema, pointer } = at;
  if (!isNode(schema) || seen.has(pointer)) return every;
  seen.add(pointer);
  const { type, enum: allowed, const: only, $ref, allOf, anyOf, oneOf } = schema;
  const inner = (each: At<unknown>) => collect(source, each, depth, found, seen);
  const listed = (name: string, value: unknown) =>
    Array.isArray(value) ? value.map((node, index) => inner({ node, pointer: `${pointer}/${name}/${index}` })) : [];
  const sets: (readonly unknown[])[] = [
    ...(type === undefined ? [] : [[type].flat().flatMap((each) => (each === 'number' ? [each, 'integer'] : [each]))]),
    ...(Array.isArray(allowed) ? [allowed.flatMap(typesOf)] : 'const' in schema ? [typesOf(only)] : []),
    ...(typeof $ref === 'string' ? [inner(source.target($ref, pointer) ?? { node: true, pointer })] : []),
    ...listed('allOf', allOf),
    ...[listed('anyOf', anyOf), listed('oneOf', oneOf)].filter(({ length }) => length > 0).map((all) => all.flat()),
  ];
  addParts(source, schema, pointer, depth, found);
  return every.filter((each) => sets.every((set) => set.includes(each)));
}

function addParts(source: Source, schema: Record<string, unknown>, pointer: string, depth: number, found: Found): void {
  const { items, prefixItems, properties, patternProperties, additionalProperties, type, format } = schema;
  for (const [meant, keywords, formats] of limitsOf)
    if (formats?.test(String(format)) || Object.keys(schema).some((keyword) => keywords.test(keyword)))
      found.meant.add(meant);
  const reading = (node: unknown, at: string) => readingOf(source, { node, pointer: pointer + at }, depth + 1);
  if (typeof items === 'object' && items !== null) found.items.push(reading(items, '/items'));
  if (Array.isArray(prefixItems)) {
    found.prefix.push(prefixItems.map((each, index) => reading(each, `/prefixItems/${index}`)));
  }
  for (const [name, each] of Object.entries(properties ?? {})) {
    const own = found.properties.get(name) ?? [];
    found.properties.set(name, [...own, reading(each, `/properties${stepOf(name)}`)]);
  }
  for (const [name, each] of Object.entries(patternProperties ?? {})) {
    found.additional.push(reading(each, `/patternProperties${stepOf(name)}`));
  }
  if (typeof additionalProperties === 'object' && additionalProperties !== null) {
    found.additional.push(reading(additionalProperties, '/additionalProperties'));
  } else if (additionalProperties !== false && [type].flat().includes('object')) found.additional.push(primitive);
}

/** The keywords and formats that are for one type. */
const limitsOf: readonly [type: string, keywords: RegExp, formats?: RegExp][] = [
  ['array', /^(?:contains|(?:min|max)Items|uniqueItems)$/],
  ['object', /^(?:(?:min|max)Properties|required|propertyNames|dependentRequired)$/],
  [
    'number',
    /^(?:minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/,
    /^(?:u?int\d+|float|double|decimal)$/,
  ],
  [
    'string',
    /^(?:minLength|maxLength|pattern|content(?:Encoding|MediaType|Schema))$/,
    /^(?:date|time|date-time|duration|uuid|regex|byte|binary|password|ipv[46]|(?:idn-)?(?:email|hostname)|[ui]ri(?:-reference)?|uri-template|(?:relative-)?json-pointer)$/,
  ],
];

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
}

/** Merges alternative readings into one. */
function union(all: readonly Reading[]): Reading {
  const [first = primitive, ...others] = all;
  if (others.length === 0) return first;
  const types = written(every.filter((type) => all.some((each) => [each.type].flat().includes(type))));
  const names = new Set(all.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const items = all.flatMap((each) => each.items ?? []);
  const additional = all.flatMap((each) => each.additional ?? []);
  const prefix = all.flatMap((each) => (each.prefix ? [each.prefix] : []));
  return {
    type: types,
    ...(items.length > 0 && { items: union(items) }),
    ...(prefix.length > 0 && { prefix: columns(prefix) }),
    ...(names.size > 0 && {
      properties: Object.fromEntries(
        [...names].map((name) => [name, union(all.flatMap((each) => each.properties?.[name] ?? []))]),
      ),
    }),
    ...(additional.length > 0 && { additional: union(additional) }),
  };
}

/** The reading of each place that several lists describe. */
function columns(lists: readonly (readonly Reading[])[]): Reading[] {
  const length = Math.max(...lists.map((each) => each.length));
  return Array.from({ length }, (_, index) => union(lists.flatMap((each) => each[index] ?? [])));
}
