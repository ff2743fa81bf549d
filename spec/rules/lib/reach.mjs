import { subschemas } from '@dli-connections/document/keywords';
import { deref } from './deref.mjs';

/** The subschemas of a schema that describe data, each with its path. `not` and `if` only ask, so they are left out. */
function* children(schema) {
  for (const key of subschemas.single) yield [schema[key], [key]];
  for (const key of subschemas.byName)
    for (const name of Object.keys(schema[key] ?? {})) yield [schema[key][name], [key, name]];
  for (const key of subschemas.list) for (const i of (schema[key] ?? []).keys()) yield [schema[key][i], [key, i]];
}

/** A branch of `allOf`, `anyOf` or `oneOf` only adds conditions when it declares nothing its owner has not declared. */
function onlyAsks(branch, owner) {
  const known = Object.keys(owner.properties ?? {});
  return branch.type === undefined && Object.keys(branch.properties ?? {}).every((name) => known.includes(name));
}

/**
 * Every schema that a schema reaches, itself included, once each. Redocly's own nested visitors stop at the first level
 * and its top-level ones do not know whether a request or a response led to the node. `condition` marks schemas in a
 * branch that only adds conditions: its owner says the rest.
 */
export function* reach(schema, location, ctx, seen, condition = false) {
  const { node, location: at } = deref(schema, location, ctx);
  if (!node || typeof node !== 'object' || seen.has(`${at.absolutePointer} ${condition}`)) return;
  seen.add(`${at.absolutePointer} ${condition}`);
  yield { schema: node, location: at, condition };
  for (const [child, path] of children(node)) {
    const branch = ['allOf', 'anyOf', 'oneOf'].includes(path[0]) && onlyAsks(deref(child, at, ctx).node ?? {}, node);
    yield* reach(child, at.child(path), ctx, seen, condition || branch);
  }
}

/** A visitor that calls `check` once on every schema reached from where `visitors` leads. */
const visitor = (check) => {
  const seen = new Set();
  return (owner, ctx) => {
    for (const found of reach(owner.schema, ctx.location.child(['schema']), ctx, seen)) check(found, ctx);
  };
};

/** Calls `check` on every schema of a request, parameters included. */
export const inRequests = (check) => {
  const visit = visitor(check);
  return { RequestBody: { MediaType: visit }, Parameter: visit };
};

/** Calls `check` on every schema of a response body. */
export const inResponses = (check) => ({ Response: { MediaType: visitor(check) } });
