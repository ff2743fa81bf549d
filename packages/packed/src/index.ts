export { installCommand } from './install.ts';
export { installPacked, libraries, manifestOf, type Project, pack, projectIn } from './pack.ts';
export { folders, isOnNpm, type PackageName, packageNames } from './published.ts';
export { type Ended, mustRun, run } from './run.ts';
