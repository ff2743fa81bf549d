import { listOf, nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { not } from './nodes.ts';
import { commonSteps } from './numbers.ts';
import {
  anyList,
  anyNumber,
  anyObject,
  anyText,
  type Lists,
  type Node,
  type Numbers,
  type Objects,
  type Shape,
  type Texts,
} from './shape.ts';

/** Meaning of a schema's own keywords, apart from those that combine schemas. */
export interface Dialect {
  /** OpenAPI 3.0, in which `nullable` and a boolean `exclusiveMinimum` mean something. */
  isOld: boolean;
  /** True for members that are never sent in the direction being read. */
  isHidden: (node: Node) => boolean;
}

/** The values that a schema takes by the keywords of its own. */
export function ownShape(node: JsonObject, dialect: Dialect): Shape {
  const types = [node.type].flat().filter((each) => typeof each === 'string');
  // Binary content has no type in JSON; OpenAPI 3.0 called it a text.
  const isBinary = node.format === 'binary' && types.includes('string');
  const has = (type: string) => types.length === 0 || isBinary || types.includes(type);
  const isInteger = !has('number') && types.includes('integer');
  return {
    null: has('null') || (dialect.isOld && node.nullable === true),
    boolean: new Set(has('boolean') ? [true, false] : []),
    number: has('number') || isInteger ? [numbersOf(node, isInteger, dialect)] : [],
    string: has('string') ? [textsOf(node)] : [],
    array: has('array') ? [listsOf(node)].filter(isPossible) : [],
    object: has('object') ? [objectsOf(node, dialect)] : [],
  };
}

/** Formats of whole numbers are ranges. */
export const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['int32', [-(2 ** 31), 2 ** 31 - 1]],
  ['int64', [-(2 ** 63), 2 ** 63]],
]);
/** Formats that advise people how to display a value, and do not constrain it. */
const hints = new Set(['password', 'textarea', 'markdown', 'multiline', 'binary', 'float', 'double']);

function numbersOf(node: JsonObject, isInteger: boolean, { isOld }: Dialect): Numbers {
  const format = typeof node.format === 'string' ? node.format : '';
  const [low, high] = ranges.get(format) ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [min, max] = [numberOr(node.minimum, -Infinity), numberOr(node.maximum, Infinity)];
  const above = numberOr(node.exclusiveMinimum, isOld && node.exclusiveMinimum === true ? min : -Infinity);
  const below = numberOr(node.exclusiveMaximum, isOld && node.exclusiveMaximum === true ? max : Infinity);
  const lowest = Math.max(min, above, low);
  const highest = Math.min(max, below, high);
  const step = numberOr(node.multipleOf, 0);
  return {
    ...anyNumber(),
    min: lowest,
    max: highest,
    minOpen: above === lowest && above > -Infinity,
    maxOpen: below === highest && below < Infinity,
    steps: commonSteps([...(isInteger || ranges.has(format) ? [1] : []), ...(step > 0 ? [step] : [])]),
    formats: format === 'float' || format === 'double' ? [format] : [],
  };
}

function textsOf(node: JsonObject): Texts {
  const format =
    typeof node.format === 'string' && !ranges.has(node.format) && !hints.has(node.format) ? node.format : '';
  const said = ['contentEncoding', 'contentMediaType'].flatMap((key) =>
    typeof node[key] === 'string' ? [`${key} ${node[key].toLowerCase()}`] : [],
  );
  // Base64 is the `byte` format of OpenAPI 3.0, and an octet stream may be any bytes.
  const encodings = said
    .filter((each) => each !== 'contentMediaType application/octet-stream')
    .map((each) => (each === 'contentEncoding base64' ? 'byte' : each));
  return {
    ...anyText(),
    min: numberOr(node.minLength, 0),
    max: numberOr(node.maxLength, Infinity),
    // A pattern that matches everything does not constrain.
    patterns: typeof node.pattern === 'string' && node.pattern !== '' ? [node.pattern] : [],
    formats: [...(format ? [format] : []), ...encodings],
  };
}

function listsOf(node: JsonObject): Lists {
  const first = listOf(node.prefixItems);
  const rest = 'items' in node ? node.items : true;
  const rows: Lists['rows'] =
    first.length > 0 || 'items' in node ? [{ first, rest, evaluates: 'items' in node ? 'all' : 'named' }] : [];
  const [least, most] = [numberOr(node.minContains, 1), numberOr(node.maxContains, Infinity)];
  const isAsked = 'contains' in node && (least > 0 || most < Infinity);
  // To contain none is a rule for each item.
  const isNone = isAsked && least === 0 && most === 0;
  return {
    ...anyList(),
    min: numberOr(node.minItems, 0),
    max: numberOr(node.maxItems, Infinity),
    unique: node.uniqueItems === true,
    rows: isNone ? [...rows, { first: [], rest: not(node.contains) }] : rows,
    contains: isAsked && !isNone ? [{ node: node.contains, min: least, max: most }] : [],
  };
}

/** Tells whether any list has as many items of each kind as it must, and no more than it may. */
function isPossible({ contains }: Lists): boolean {
  return contains.every(({ min, max }) => min <= max);
}

function objectsOf(node: JsonObject, { isHidden }: Dialect): Objects {
  const properties = Object.entries(nodeOf(node.properties));
  const hidden = new Set(properties.filter(([, each]) => isHidden(each)).map(([name]) => name));
  const named = new Map(properties.map(([name, each]): [string, Node] => [name, hidden.has(name) ? false : each]));
  const patterns = Object.entries(nodeOf(node.patternProperties));
  const rest = node.additionalProperties ?? true;
  const isOpen = node.additionalProperties === undefined;
  const saysNothing = named.size === 0 && patterns.length === 0 && isOpen;
  return {
    ...anyObject(),
    min: numberOr(node.minProperties, 0),
    max: numberOr(node.maxProperties, Infinity),
    required: new Set(listOf(node.required).filter((each) => typeof each === 'string')),
    rows: saysNothing ? [] : [{ named, patterns, rest, evaluates: isOpen ? 'named' : 'all' }],
    hidden,
  };
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' ? value : other;
}
