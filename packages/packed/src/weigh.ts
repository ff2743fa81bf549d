import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

/** A bundle, minified by esbuild. */
export interface WeighedBundle {
  text: string;
  /** Compressed by gzip -9. */
  bytes: number;
}

const bytesOf = (text: string) => gzipSync(text, { level: 9 }).length;

/** Options of a bundle. `directory` is the folder in which modules are resolved. */
interface BundleOptions {
  directory: string;
}

async function textOf(contents: string, { directory }: BundleOptions, spaced = false) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: directory },
    bundle: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    minifyWhitespace: !spaced,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Bundles a module, and weighs it. */
export async function weigh(contents: string, settings: BundleOptions): Promise<WeighedBundle> {
  const text = await textOf(contents, settings);
  return { text, bytes: bytesOf(text) };
}

/** Weight that each module adds to a bundle, in bytes: how much lighter the compressed bundle is without its text. */
export async function sharesOf(contents: string, settings: BundleOptions): Promise<[module: string, bytes: number][]> {
  // With white space kept, esbuild names each module in a comment before its text.
  const [, ...parts] = (await textOf(contents, settings, true)).split(/^\/\/ (.*)$\n/m);
  const modules: { name: string; text: string }[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const { code } = await transform(parts[at + 1] ?? '', { minifyWhitespace: true });
    modules.push({ name: parts[at] ?? '', text: code });
  }
  const without = (left?: string) => bytesOf(modules.map(({ name, text }) => (name === left ? '' : text)).join(''));
  const shares = modules.map(({ name }): [string, number] => [name, without() - without(name)]);
  return shares.sort(([, a], [, b]) => b - a);
}
