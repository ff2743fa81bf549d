import type { JsonObject } from '../bundle.ts';
import { namesIn, schemasOf } from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import { type Carried, compareCarried } from './carried.ts';
import { directionOf, type OperationContext, type Side } from './operation.ts';
import { schemaOf, writingOf } from './writing.ts';

/** Compares the parameters of an operation. Those in the path are known by their place, not by their name. */
export function compareParameters(context: OperationContext): void {
  const { base, revision } = context.sides[directionOf(context, 'request')];
  const [old, now] = [parametersOf(context.before), parametersOf(context.after)];
  compareCarried(context, 'request', spread(old, now, base), spread(now, old, revision));
}

function parametersOf({ parameters, path }: Side): Map<string, Carried> {
  const places = [...path.matchAll(/\{([^}]*)\}/g)].map((found) => found[1]);
  const named = parameters.flatMap((node): [string, Carried][] => {
    const name = String(node.name);
    if (node.in === 'header' && /^(accept|content-type|authorization)$/i.test(name)) return [];
    const keys: Record<string, unknown> = { path: places.indexOf(name), header: name.toLowerCase() };
    return [[`${node.in} ${keys[String(node.in)] ?? name}`, carriedOf(node)]];
  });
  return new Map(named);
}

function carriedOf(node: JsonObject): Carried {
  const isRequired = node.required === true || node.in === 'path';
  return { kind: 'parameter', name: String(node.name), isRequired, part: `parameter ${node.name}`, node };
}

/**
 * Splits an object parameter into its fields where the other side declares them one by one: the query string is the
 * same.
 */
function spread(all: Map<string, Carried>, others: Map<string, Carried>, reader: Reader): Map<string, Carried> {
  const entries = [...all].flatMap(([key, parameter]): [string, Carried][] => {
    const { node, isRequired } = parameter;
    if (others.has(key) || node.in !== 'query' || writingOf(node, 'object') !== 'form, exploded')
      return [[key, parameter]];
    const { object, array, string, number, boolean } = reader.shapeOf([schemaOf(node) ?? true]);
    const [piece] = array.length + string.length + number.length + boolean.size === 0 ? object : [];
    const names = piece ? [...new Set(namesIn(piece))] : [];
    if (!piece || !names.some((name) => others.has(`query ${name}`))) return [[key, parameter]];
    return names.map((name) => {
      const required = isRequired && piece.required.has(name);
      const field = { name, in: 'query', required, schema: { allOf: schemasOf(piece, name) } };
      return [`query ${name}`, carriedOf(field)];
    });
  });
  return new Map(entries);
}
