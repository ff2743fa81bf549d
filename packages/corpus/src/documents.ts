import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A package of a registry that holds documents. */
export interface Package {
  name: string;
  registry: 'npm' | 'pypi';
  version: string;
  /** As the registry gives it: `sha512-` and base64 for npm, `sha256:` and hex for PyPI. */
  hash: string;
  /** Paths of the documents within the package, by the names that reports give them. */
  documents: Record<string, string>;
}

/** A document and the package that holds it. */
export interface DocumentSource {
  id: string;
  file: string;
  package: Package;
}

/** All documents of the corpus, in the order of `documents.yaml`. */
export function loadSources(): DocumentSource[] {
  const text = readFileSync(new URL('../documents.yaml', import.meta.url), 'utf8');
  const { packages } = parse(text) as { packages: Package[] }; // its form is tested
  return packages.flatMap((each) => Object.entries(each.documents).map(([id, file]) => ({ id, file, package: each })));
}
