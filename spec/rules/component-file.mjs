import { basename, dirname, relative } from 'node:path';

const folders = {
  Schema: 'components/schemas',
  Parameter: 'components/parameters',
  Response: 'components/responses',
  Header: 'components/headers',
  SecurityScheme: 'components/securitySchemes',
  Example: 'examples',
};

/** A component is a whole file in the folder of its kind, named like its key: the bundle takes the key from it. */
export const ComponentFile = () => {
  let root;
  return {
    Root: (_, ctx) => {
      root = dirname(ctx.location.source.absoluteRef);
    },
    ref(node, ctx, target) {
      const folder = folders[ctx.type.name];
      if (folder === undefined || target.location === undefined) return;
      const file = relative(root, target.location.source.absoluteRef);
      const key = basename(file, '.yaml');
      const name = ['examples', 'components/securitySchemes'].includes(folder)
        ? /^[a-z][\w.-]*$/
        : /^[A-Z][A-Za-z0-9]*$/;
      const inIndex = ctx.location.pointer.startsWith('#/components/');
      if (dirname(file) === folder && name.test(key) && !node.$ref.includes('#') && (!inIndex || ctx.key === key))
        return;
      ctx.report({
        message: `[#104] ${node.$ref} is not a component file: refer to a whole file in ${folder}/, named like its key.`,
        location: ctx.location,
      });
    },
  };
};
