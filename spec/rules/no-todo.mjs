const marks = /\b(TODO|FIXME|TBD|XXX)\b/;

/** No file of the spec carries a note of unfinished work, comments included. */
export const NoTodo = () => {
  const seen = new Set();
  return {
    any(_, ctx) {
      const { source } = ctx.location;
      if (seen.has(source.absoluteRef)) return;
      seen.add(source.absoluteRef);
      for (const [i, text] of source.body.split('\n').entries()) {
        const [mark] = marks.exec(text) ?? [];
        if (mark === undefined) continue;
        const message = `[#504] ${mark} is left in the spec: finish it, or open an issue.`;
        ctx.report({ message, location: { source, pointer: undefined, start: { line: i + 1, col: 1 } } });
      }
    },
  };
};
