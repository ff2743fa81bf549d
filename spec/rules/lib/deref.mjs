/**
 * A node resolved, with its place: the target of its `$ref`, with the keys that OpenAPI 3.1 allows beside the
 * `$ref` on top. A rule sees its node resolved, but not that node's children.
 */
export function deref(node, location, ctx) {
  if (typeof node?.$ref !== 'string') return { node, location };
  const { $ref: _, ...beside } = node;
  const target = ctx.resolve(node, location.source.absoluteRef);
  // A broken one is left to no-unresolved-refs.
  if (target.location === undefined) return { node: undefined, location };
  return { node: { ...target.node, ...beside }, location: target.location };
}

/**
 * Every entry of a map, dereferenced. A `$ref` with keys beside it states a fact itself, so its place is where it
 * stands; a bare one is reported where it leads.
 */
export function* entries(map, location, ctx) {
  for (const [key, child] of Object.entries(map ?? {})) {
    const own = location.child([key]);
    const target = deref(child, own, ctx);
    if (target.node === undefined) continue;
    yield { key, node: target.node, location: Object.keys(child ?? {}).join() === '$ref' ? target.location : own };
  }
}
