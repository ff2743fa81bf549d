import type { Plugin } from 'rolldown';

/** What of Prism is not bundled as it stands. Matched against what a module asks for. */
const replaced: Record<string, { code: string; why: string }> = {
  '@stoplight/http-spec/postman/operation': {
    code: 'module.exports = {};',
    why: 'a spec is OpenAPI here, and what reads collections of Postman is larger than all the rest',
  },
  '@stoplight/http-spec/oas2/operation': { code: 'module.exports = {};', why: 'nor is a spec Swagger 2' },
  '@scarf/scarf': { code: '', why: 'it reports installs, and nothing is to be reported' },
};

/** Bundles Prism, which was not made for it. Each exception has its reason. */
export function prism(): Plugin {
  return {
    name: 'prism',
    async resolveId(id, importer) {
      if (id in replaced) return `\0${id}`;
      // Prism makes up words by `x-faker` alone, in English; the main entry brings every language.
      if (id === '@faker-js/faker') return this.resolve('@faker-js/faker/locale/en', importer);
      if (id === 'jsonc-parser') {
        // Its CommonJS asks for its own parts in a way that no bundler follows; its ES modules do not.
        const resolved = await this.resolve(id, importer, { skipSelf: true });
        return resolved && { ...resolved, id: resolved.id.replace('/umd/', '/esm/') };
      }
      return null;
    },
    load: (id) => replaced[id.replace('\0', '')]?.code ?? null,
    transform: (code, id) => {
      // A top-level `this`, which is the exports of a CommonJS module, and nothing in an ES module.
      if (id.includes('/uri-template-lite/')) return code.replaceAll('this.URI', 'exports.URI');
      return null;
    },
  };
}
