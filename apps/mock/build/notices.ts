import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

interface Manifest {
  name?: string;
  version?: string;
  license?: string;
  /** As old packages have it. */
  licenses?: { type: string }[];
}

const licenceOf = ({ license, licenses = [] }: Manifest) => license ?? licenses.map(({ type }) => type).join(' or ');

/** The package that a file of `node_modules` belongs to. */
function packageOf(file: string): { folder: string; manifest: Manifest } | undefined {
  for (let folder = dirname(file); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    // Some folders have a manifest that only tells of the kind of their modules.
    const manifest: Manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    if (manifest.name && manifest.version) return { folder, manifest };
  }
  return undefined;
}

/** Writes the name and the licence of each package that went into the bundle, as their licences ask. */
export function notices(fileName: string): Plugin {
  return {
    name: 'notices',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []));
      const texts = new Map<string, string>();
      for (const file of files) {
        const found = packageOf(file.replace('\0', '').split('?')[0] ?? '');
        if (!found) continue;
        const { folder, manifest } = found;
        const named = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
        const text = named
          ? readFileSync(join(folder, named), 'utf8').trim()
          : '(It comes without the text of its licence.)';
        texts.set(
          `${manifest.name} ${manifest.version}`,
          `${manifest.name} ${manifest.version} (${licenceOf(manifest)})\n\n${text}`,
        );
      }
      const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
      this.emitFile({ type: 'asset', fileName, source: `${sorted.join(`\n\n${'-'.repeat(80)}\n\n`)}\n` });
    },
  };
}
