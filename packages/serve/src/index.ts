export type { OnError } from './answer.ts';
export { ListenError } from './listen.ts';
export { type LogLine, logged } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { chain, type Middleware } from './middleware.ts';
export { type ProbeOptions, probes } from './probes.ts';
export { requestIds } from './request-id.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
