export { frontPages } from './front.ts';
export { logWriter, stdoutPrinter } from './log-text.ts';
export { createMetrics } from './metrics.ts';
export { chain, type Middleware } from './middleware.ts';
export { type Observers, observed, refusedBy } from './observed.ts';
export { beside, type Pages } from './pages.ts';
export { aliveProbe, NotReady, probes, uncached } from './probes.ts';
export type { RequestRecord } from './request-record.ts';
