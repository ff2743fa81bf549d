/** The file of a path item is named like its path, so that a reader finds the one from the other. */
export const PathFile = () => ({
  Paths(paths, ctx) {
    for (const [path, item] of Object.entries(paths)) {
      const wanted = `paths/${path.slice(1).replaceAll('/', '_')}.yaml`;
      if (item.$ref === undefined || item.$ref === wanted) continue; // root-index reports an inline one
      ctx.report({
        message: `[#103] The file of ${path} has another name: rename it to ${wanted}, the path with _ for /.`,
        location: ctx.location.child([path]),
      });
    }
  },
});
