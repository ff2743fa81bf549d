import type { Plugin } from 'rolldown';

/** Bundles the generator of Prism, which was not made for it. Each exception has its reason. */
export function prism(): Plugin {
  return {
    name: 'prism',
    async resolveId(id, importer) {
      // Prism makes up words by `x-faker` alone, in English; the main entry brings every language.
      if (id === '@faker-js/faker') return this.resolve('@faker-js/faker/locale/en', importer);
      if (id === 'jsonc-parser') {
        // Its CommonJS asks for its own parts in a way that no bundler follows; its ES modules do not.
        const resolved = await this.resolve(id, importer, { skipSelf: true });
        return resolved && { ...resolved, id: resolved.id.replace('/umd/', '/esm/') };
      }
      return null;
    },
  };
}
