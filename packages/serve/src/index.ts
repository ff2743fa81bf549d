export type { OnError } from './answer.ts';
export { cors } from './cors.ts';
export { aPort, type Flag, flagsTable, integer, notEmpty, type ReadFlags, readFlags } from './flags.ts';
export { ListenError, listen, type Place } from './listen.ts';
export { type LogLine, logged, requestIds } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { chain, type Middleware } from './middleware.ts';
export { type ProbeOptions, probes } from './probes.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
