export { installPacked, manifestOf, type Project, pack, published } from './pack.ts';
export { type Ended, mustRun, run } from './run.ts';
