export { cors } from './cors.ts';
export { frontPages } from './front.ts';
export { logged, requestIds } from './log.ts';
export { logWriter, stdoutPrinter } from './log-text.ts';
export { createMetrics } from './metrics.ts';
export { chain, type Middleware, noRequest } from './middleware.ts';
export { beside, type Pages } from './pages.ts';
export { aliveProbe, NotReady, probes, uncached } from './probes.ts';
export type { RequestRecord } from './request-record.ts';
