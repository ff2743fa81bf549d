import { entries } from './deref.mjs';

/** The responses of an operation whose status matches, dereferenced, once each over all operations. */
export function* withStatus(pattern, responses, ctx, seen) {
  for (const { key, node, location } of entries(responses, ctx.location, ctx)) {
    const id = `${key} ${location.absolutePointer}`;
    if (!pattern.test(key) || seen.has(id)) continue;
    seen.add(id);
    yield { status: key, response: node, location };
  }
}

/** Every named example of a response, with its value and the place that names it. */
export function* examplesOf(response, location, ctx) {
  for (const type of Object.keys(response.content ?? {})) {
    const at = location.child(['content', type, 'examples']);
    for (const { key, node } of entries(response.content[type].examples, at, ctx)) {
      yield { value: node.value, location: at.child([key]) };
    }
  }
}
