import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A build of this repository, whose programs are run as they are, in processes of their own. */
export interface Build {
  /** In reports: `this build`, or the name that it was given by, with its commit. */
  name: string;
  /** The root of its workspace. */
  folder: string;
}

/** The build that this file belongs to. */
export const thisBuild: Build = { name: 'this build', folder: fileURLToPath(new URL('../../..', import.meta.url)) };

/** The reference server of a build, from its sources. */
export const referenceOf = ({ folder }: Build) => join(folder, 'apps/reference/src/main.ts');

/** The same as it is packed: one bundle. */
export const packedOf = ({ folder }: Build) => join(folder, 'apps/reference/dist/main.cjs');

/** The mock as it is packed: one bundle, with its chunks beside it. */
export const mockOf = ({ folder }: Build) => join(folder, 'apps/mock/dist/main.js');

/** The validators, without which the sources do not run: they are built, not committed. */
export const validatorsOf = ({ folder }: Build) => join(folder, 'packages/contract/dist/validators.js');
