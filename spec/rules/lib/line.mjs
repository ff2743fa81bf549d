/** A place in a text file by its line, for problems without a node of the spec. */
export function atLine(file, body, line, ctx) {
  const Source = ctx.location.source.constructor;
  return { source: new Source(file, body), pointer: undefined, start: { line, col: 1 } };
}
