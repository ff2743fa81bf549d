import { globSync } from 'node:fs';

/** Folders of generated, released, measured, installed and built files. */
const others = ['node_modules', 'dist', 'generated', 'released', 'results', 'coverage', '.turbo', '.git', '.dli'];

/** The files below a folder that people write and that a pattern names, with slashes, in order. */
export function sourcesIn(folder, pattern) {
  const found = globSync(pattern, {
    cwd: folder,
    exclude: (path) => others.some((each) => path.split(/[\\/]/).includes(each)),
  });
  return found.map((path) => path.replaceAll('\\', '/')).sort();
}
