import { readFileSync } from 'node:fs';

/** The root of the repository. */
export const root = new URL('../../../', import.meta.url);

/** The folder of each package that is published. */
export const folders = {
  client: 'packages/client',
  conformance: 'packages/conformance',
  contract: 'packages/contract',
  mock: 'apps/mock',
  reference: 'apps/reference',
  signature: 'packages/signature',
} as const;

/** A package that is published, without its scope. */
export type PackageName = keyof typeof folders;

export const packageNames = Object.keys(folders) as PackageName[];

/** The fields of a manifest that are read here. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  repository?: { type: string; url: string; directory?: string };
  homepage?: string;
  bugs?: string;
  keywords?: string[];
  description?: string;
  license?: string;
  engines?: { node?: string };
  files?: string[];
}

/** Reads the `package.json` of a folder of a clone, `''` for its root. */
export function readManifest(folder: string, clone = root): Manifest {
  return JSON.parse(readFileSync(new URL(`${folder ? `${folder}/` : ''}package.json`, clone), 'utf8')) as Manifest;
}

/** The address of the repository in a browser, without a slash at its end: the root's `package.json` is the place to change it. */
export function addressOf(manifest: Pick<Manifest, 'repository'>): string {
  return manifest.repository?.url.replace(/^git\+/, '').replace(/\.git$/, '') ?? '';
}

/**
 * True once the packages are on npm. They stay at 0.1.0-dev, from which changesets make 0.1.0, until the first release, and the
 * pull request that makes a release writes its version and runs `generate`, so every text that depends on this changes with it.
 */
export function isOnNpm(clone = root): boolean {
  return !readManifest(folders.client, clone).version.endsWith('-dev');
}
