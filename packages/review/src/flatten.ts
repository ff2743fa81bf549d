import type { Bundle } from '@dli-connections/contract/codegen';
import { isAnnotation } from '@dli-connections/document/keywords';
import { stepOf } from '@dli-connections/document/pointer';
import { asList, isObject, type JsonObject, lookUp } from './bundle.ts';

/** One schema of an `allOf`, and its place when it is a component and not written out in the list. */
interface Branch {
  schema: JsonObject;
  component?: string;
}

/**
 * A copy of a bundle in which every `allOf` of plain objects is one object. `redocly diff` compares schemas keyword by
 * keyword and takes fields that moved into an `allOf` for removed ones. A field from a component stays a reference into
 * it, so that a change is found and placed once. `components` comes last: places are told by the operation that uses
 * them first.
 */
export function flattenAllOf(document: Bundle): Bundle {
  const { components, ...rest } = walk(document, document) as JsonObject;
  return { ...rest, components } as unknown as Bundle;
}

function walk(value: unknown, document: Bundle): unknown {
  if (Array.isArray(value)) return value.map((each) => walk(each, document));
  if (!isObject(value)) return value;
  const node = Array.isArray(value.allOf) ? flatten(value, document) : value;
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, walk(each, document)]));
}

/** The schema as one object; as it was where that would change its meaning. */
function flatten(schema: JsonObject, document: Bundle): JsonObject {
  const branches = branchesOf({ schema }, document);
  if (!branches) return schema;
  const fields = branches.flatMap(({ schema: { properties = {} }, component }) =>
    Object.entries(properties as JsonObject).map(([name, field]): [string, unknown] => [
      name,
      component ? { $ref: `${component}/properties${stepOf(name)}` } : field,
    ]),
  );
  const properties = Object.fromEntries(fields);
  // A field that two branches describe is the intersection of both, which no single schema of it says.
  if (Object.keys(properties).length < fields.length) return schema;
  const required = [...new Set(branches.flatMap((branch) => asList(branch.schema.required)))];
  const { allOf: _, ...own } = schema;
  return { ...own, type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

/** The plain objects that a schema consists of; `undefined` when it is more than plain objects. */
function branchesOf({ schema, component }: Branch, document: Bundle): Branch[] | undefined {
  if (typeof schema.$ref === 'string') {
    const target = lookUp(document, schema.$ref);
    return isObject(target) ? branchesOf({ schema: target, component: schema.$ref }, document) : undefined;
  }
  const isPlain = Object.entries(schema).every(
    ([key, value]) =>
      isAnnotation(key) || ['allOf', 'properties', 'required'].includes(key) || (key === 'type' && value === 'object'),
  );
  if (!isPlain) return undefined;
  const own: Branch = component ? { schema, component } : { schema };
  const inner = asList(schema.allOf).map((each) =>
    isObject(each) ? branchesOf({ schema: each }, document) : undefined,
  );
  return inner.includes(undefined) ? undefined : [own, ...inner.flatMap((each) => each ?? [])];
}
