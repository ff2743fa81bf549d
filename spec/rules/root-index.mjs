const limit = 120;

/** The root file is an index: path items by reference only, and few enough lines to read at a glance. */
export const RootIndex = () => ({
  Root(_, ctx) {
    const { source } = ctx.location;
    if (source.body.trimEnd().split('\n').length <= limit) return;
    ctx.report({
      message: `[#105] The root file has more than ${limit} lines: move the longest part to a file of its own.`,
      location: { source, pointer: undefined, start: { line: limit + 1, col: 1 } },
    });
  },
  Paths(paths, ctx) {
    for (const [path, item] of Object.entries(paths)) {
      if (Object.keys(item).join() === '$ref') continue;
      ctx.report({
        message: `[#105] ${path} is inline in the index: move it to a file under paths/ and refer to it.`,
        location: ctx.location.child([path]),
      });
    }
  },
});
