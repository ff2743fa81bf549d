import type { JsonObject } from '../bundle.ts';
import { namesIn, schemasOf } from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import type { Node, Shape } from '../schema/shape.ts';
import { compareIn, directionOf, type OperationContext, type Side, schemaOf, tell } from './operation.ts';
import { isWritten, writingOf, writingsOf } from './writing.ts';

/** Compares the parameters of an operation. Those in the path are known by their place, not by their name. */
export function compareParameters(context: OperationContext): void {
  const direction = directionOf(context, 'request');
  const { base, revision } = context.sides[direction];
  const [whole, wholeNow] = [parametersOf(context.before), parametersOf(context.after)];
  const [old, now] = [spread(whole, wholeNow, base), spread(wholeNow, whole, revision)];
  for (const [key, parameter] of old) {
    const other = now.get(key);
    if (other) compareParameter(context, parameter, other);
    else tell(context, `${direction}-parameter-removed`, `Removed: ${describe(parameter)}.`, placeOf(parameter));
  }
  for (const [key, parameter] of now) {
    if (old.has(key)) continue;
    const isNeeded = direction === 'request' && isRequired(parameter);
    const check = isNeeded ? 'request-parameter-added-required' : (`${direction}-parameter-added` as const);
    tell(context, check, `New ${describe(parameter)}.`, placeOf(parameter));
  }
}

function parametersOf({ parameters, path }: Side): Map<string, JsonObject> {
  const places = [...path.matchAll(/\{([^}]*)\}/g)].map((found) => found[1]);
  const named = parameters.flatMap((each): [string, JsonObject][] => {
    const name = String(each.name);
    if (each.in === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return [];
    const key =
      each.in === 'path'
        ? `path ${places.indexOf(name)}`
        : each.in === 'header'
          ? `header ${name.toLowerCase()}`
          : `${each.in} ${name}`;
    return [[key, each]];
  });
  return new Map(named);
}

/** Parameters with the fields of an object as ones of their own, where the other side has such: a query shows no difference. */
function spread(
  all: Map<string, JsonObject>,
  others: Map<string, JsonObject>,
  reader: Reader,
): Map<string, JsonObject> {
  const entries = [...all].flatMap(([key, parameter]): [string, JsonObject][] => {
    if (others.has(key) || parameter.in !== 'query' || writingOf(parameter, 'object') !== 'form, exploded')
      return [[key, parameter]];
    const { object, array, string, number, boolean } = reader.shapeOf([schemaOf(parameter) ?? true]);
    const [piece] = array.length + string.length + number.length + boolean.size === 0 ? object : [];
    const names = piece ? [...new Set(namesIn(piece))] : [];
    if (!piece || !names.some((name) => others.has(`query ${name}`))) return [[key, parameter]];
    return names.map((name) => {
      const required = isRequired(parameter) && piece.required.has(name);
      return [`query ${name}`, { name, in: 'query', required, schema: { allOf: schemasOf(piece, name) } }];
    });
  });
  return new Map(entries);
}

function compareParameter(context: OperationContext, one: JsonObject, other: JsonObject): void {
  const parameter = `${directionOf(context, 'request')}-parameter` as const;
  const name = `Parameter \`${other.name}\``;
  const place = placeOf(other);
  const is = isRequired(other) ? 'required' : 'optional';
  if (isRequired(one) !== isRequired(other)) tell(context, `${parameter}-became-${is}`, `${name} became ${is}.`, place);
  if (one.in === 'path' && one.name !== other.name) {
    const names = { before: one.name, after: other.name };
    tell(context, 'path-parameter-renamed', `Renamed from \`${one.name}\` to \`${other.name}\`.`, {
      ...place,
      ...names,
    });
  }
  if ((one.deprecated === true) !== (other.deprecated === true)) {
    const isNow = other.deprecated === true;
    const words = `${name} is ${isNow ? '' : 'no longer '}deprecated.`;
    tell(context, `${parameter}-${isNow ? 'deprecated' : 'reactivated'}`, words, place);
  }
  const lists = asLists(context, one, other);
  const part = `parameter ${other.name}`;
  if (lists) {
    compareIn(ofLists(context, other), 'request', ...lists, part, true);
    return;
  }
  compareWriting(context, one, other);
  compareIn(context, 'request', schemaOf(one), schemaOf(other), part, isWritten(one) && isWritten(other));
}

/** Says of the lists below, which stand in no document, where the parameter is and how many values it takes. */
function ofLists(context: OperationContext, parameter: JsonObject): OperationContext {
  const report: OperationContext['report'] = (finding) => {
    const isCount = finding.check.includes('-max-items-') && (finding.before === 1) !== (finding.after === 1);
    const words = finding.before === 1 ? 'It takes several values now.' : 'It takes one value now, and took several.';
    const pointer = finding.pointer === '#' ? context.locate.pointerOf(parameter) : finding.pointer;
    context.report({ ...finding, pointer, ...(isCount ? { words } : {}) });
  };
  return { ...context, report };
}

/**
 * The schemas of a query parameter of which one is a list and the other is not, both as lists: a single value is written like a
 * list of one, unless it has the comma that parts a list which is not exploded. `undefined` for any other parameter.
 */
function asLists(context: OperationContext, one: JsonObject, other: JsonObject): [Node, Node] | undefined {
  if (one.in !== 'query' || [one, other].some((each) => !/^form/.test(writingOf(each, 'list')))) return undefined;
  const { base, revision } = context.sides[directionOf(context, 'request')];
  const [before, after] = [(schemaOf(one) ?? true) as Node, (schemaOf(other) ?? true) as Node]; // what is no schema is read as one that takes all
  const [old, now] = [base.shapeOf([before]), revision.shapeOf([after])];
  if (isSingle(old, other) && isList(now)) return [listOfOne(before), given(after)];
  return isList(old) && isSingle(now, one) ? [given(before), listOfOne(after)] : undefined;
}

const listOfOne = (items: Node): Node => ({ type: 'array', items, minItems: 1, maxItems: 1 });
/** An empty list leaves no trace in a query. */
const given = (list: Node): Node => ({ allOf: [list], minItems: 1 });

function isList({ array, object, string, number, boolean }: Shape): boolean {
  return array.length > 0 && object.length + string.length + number.length + boolean.size === 0;
}

/** Tells whether a value is not a list, and is read as one item of a list that another parameter writes. */
function isSingle({ array, object, string }: Shape, list: JsonObject): boolean {
  const isWhole = writingOf(list, 'list').endsWith('exploded');
  const hasComma = string.some(({ values }) => !values || values.some((each) => each.includes(',')));
  return array.length + object.length === 0 && (isWhole || !hasComma);
}

/** Compares how a value is written. */
function compareWriting(context: OperationContext, one: JsonObject, other: JsonObject): void {
  const direction = directionOf(context, 'request');
  const [before, after] = writingsOf(context.sides[direction], one, other);
  if (before !== after) {
    const words = `Parameter \`${other.name}\` is written as ${after}, no longer as ${before}.`;
    tell(context, `${direction}-parameter-serialization-changed`, words, { ...placeOf(other), before, after });
  }
  // Outside of queries OpenAPI 3.1 reads neither.
  if (other.in !== 'query') return;
  for (const [keyword, check] of [
    ['allowReserved', 'reserved'],
    ['allowEmptyValue', 'empty-value'],
  ] as const) {
    const [was, is] = [one[keyword] === true, other[keyword] === true];
    if (was === is) continue;
    const words = `\`${keyword}\` of \`${other.name}\` is ${is ? 'set' : 'no longer set'}.`;
    tell(context, `${direction}-parameter-${check}-${is ? 'allowed' : 'refused'}`, words, placeOf(other));
  }
}

function isRequired(parameter: JsonObject): boolean {
  return parameter.required === true || parameter.in === 'path';
}

function describe(parameter: JsonObject): string {
  return `${isRequired(parameter) ? 'required' : 'optional'} ${parameter.in} parameter \`${parameter.name}\``;
}

function placeOf(parameter: JsonObject): { part: string; nodes: unknown[] } {
  return { part: `parameter ${parameter.name}`, nodes: [parameter] };
}
