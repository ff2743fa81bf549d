export { createDliClient, type DliClient, type DliClientOptions } from './client.ts';
export * from './common.ts';
export type { Method } from './core.ts';
export type { ListAllInput } from './paging.ts';
export type { CreateOptions } from './reconcile.ts';
export type { AccessKey } from './signing.ts';
export { WaitError, type WaitOptions } from './waiting.ts';
