import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Bundle } from '@dli-connections/contract/bundle';

/** Files that the kit reads besides its code. The folders have the same relative path from the source and from the build. */
export const casesFolder = new URL('../cases/', import.meta.url);

/** Lists of known failures, of equivalent mutants, and of cases that are left out. */
export const listsFolder = new URL('../known-failing/', import.meta.url);

/** The bundle of the spec: a copy beside the built kit, in the workspace that of the package of the spec. */
export function bundleFile(ending: 'json' | 'yaml'): URL {
  const copy = new URL(`openapi.${ending}`, import.meta.url);
  return existsSync(copy) ? copy : new URL(import.meta.resolve(`@dli-connections/spec/openapi.${ending}`));
}

/** The version of this package. */
export async function loadVersion(): Promise<string> {
  return JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')).version;
}

/** Reads the bundle. */
export async function loadBundle(): Promise<Bundle> {
  return JSON.parse(await readFile(bundleFile('json'), 'utf8')) as Bundle; // it was linted before it was bundled
}
