export * from './common.ts';
export { type CoreClient, type CoreOptions, createCoreClient, type Method, type Methods } from './core.ts';
