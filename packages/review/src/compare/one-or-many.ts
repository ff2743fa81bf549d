import { isNode, nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import type { Reader } from '../schema/reading.ts';
import type { Node, Shape } from '../schema/shape.ts';
import type { AddFinding } from './finding.ts';
import type { Sides } from './relation.ts';
import type { AsLists } from './schema-pair.ts';
import { schemaOf, writingOf } from './writing.ts';

/** Adapts findings about the lists made below: they have a place in the document, and speak of the number of values. */
export function aboutCounts(report: AddFinding, pointerOf: () => string): AddFinding {
  return (finding) => {
    const isCount = finding.check.includes('-max-items-') && (finding.before === 1) !== (finding.after === 1);
    const words = finding.before === 1 ? 'It takes several values now.' : 'It takes one value now, and took several.';
    const pointer = finding.pointer === '#' ? pointerOf() : finding.pointer;
    const isLeast = finding.check.includes('-min-items-');
    const least = `It needs at least ${finding.after} ${finding.after === 1 ? 'value' : 'values'} now.`;
    report({ ...finding, pointer, ...(isCount ? { words } : isLeast ? { words: least } : {}) });
  };
}

/**
 * Both schemas of a query parameter as lists, where only one of them is a list: a single value is written like a list
 * of one, unless it contains the comma that separates items. `undefined` for any other parameter.
 */
export function parameterAsLists(
  { base, revision }: Sides,
  one: JsonObject,
  other: JsonObject,
): [Node, Node] | undefined {
  if (one.in !== 'query' || [one, other].some((each) => !/^form/.test(writingOf(each, 'list')))) return undefined;
  const [before, after] = [(schemaOf(one) ?? true) as Node, (schemaOf(other) ?? true) as Node]; // anything that is not a schema allows every value
  const [old, now] = [base.shapeOf([before]), revision.shapeOf([after])];
  if (isSingle(old, other) && isList(now)) return [listOfOne(before), given(after)];
  return isList(old) && isSingle(now, one) ? [given(before), listOfOne(after)] : undefined;
}

/** The same for the fields of a form, by their encodings. In a multipart form without a style each item of a list is a part. */
export function fieldsAsLists(sides: Sides, type: string, media: readonly [JsonObject, JsonObject]): AsLists {
  const encodingOf = ({ encoding }: JsonObject, name: string): JsonObject => {
    const found = isNode(encoding) ? encoding[name] : undefined;
    return nodeOf(found);
  };
  return (name, { before, after }) => {
    const [one, other] = [encodingOf(media[0], name), encodingOf(media[1], name)];
    const has = (keyword: string) => keyword in one || keyword in other;
    const [old, now] = [{ allOf: before }, { allOf: after }];
    if (type.startsWith('multipart/') && !has('style') && !has('explode')) return partsAsLists(sides, old, now);
    if (has('contentType')) return undefined;
    return parameterAsLists(sides, { ...one, in: 'query', schema: old }, { ...other, in: 'query', schema: now });
  };
}

function partsAsLists({ base, revision }: Sides, before: Node, after: Node): [Node, Node] | undefined {
  const isMany = (reader: Reader, node: Node) => isList(reader.shapeOf([node]));
  // A file is one part, although its schema takes any value.
  const isOne = (reader: Reader, node: Node) =>
    reader.shapeOf([node]).array.length === 0 || reader.partsOf([node]).some(({ format }) => format === 'binary');
  if (isOne(base, before) && isMany(revision, after)) return [listOfOne(before), given(after)];
  return isMany(base, before) && isOne(revision, after) ? [given(before), listOfOne(after)] : undefined;
}

const listOfOne = (items: Node): Node => ({ type: 'array', items, minItems: 1, maxItems: 1 });
/** An empty list leaves no trace in a query or a form. */
const given = (list: Node): Node => ({ allOf: [list], minItems: 1 });

function isList({ array, object, string, number, boolean }: Shape): boolean {
  return array.length > 0 && object.length + string.length + number.length + boolean.size === 0;
}

/** True if a value is no list, and the other parameter's list would read it as one item. */
function isSingle({ array, object, string }: Shape, list: JsonObject): boolean {
  const isWhole = writingOf(list, 'list').endsWith('exploded');
  const hasComma = string.some(({ values }) => !values || values.some((each) => each.includes(',')));
  return array.length + object.length === 0 && (isWhole || !hasComma);
}
