import { setTimeout as sleep } from 'node:timers/promises';
import type { Bundle } from '@dli-connections/contract/run-time';
import type { Incoming } from '@dli-connections/contract/server';
import { aliveProbe, beside, chain, type Middleware, observed, refusedBy } from '@dli-connections/middleware';
import { serve } from '@dli-connections/serve';
import type { ServedMock, StartMockOptions } from './api.ts';
import { builtIn } from './contract.ts';
import { frontOf, isPathOf } from './front.ts';
import { createMockExchange } from './mock.ts';

/**
 * The mock on a port, with the spec that it began with.
 *
 * @throws ListenError when the port cannot be opened.
 * @throws Error with one line when the spec cannot be served.
 */
export async function startMock(options: StartMockOptions): Promise<ServedMock & { document: Bundle }> {
  const { port, host, delayMs = 0 } = options;
  const { exchange, document, close, reportFaults } = await mockOf(options);
  const seen = observed(options);
  const besides = beside(new Map([...frontOf(document), ...aliveProbe]), (path) => isPathOf(document(), path));
  const around = chain(seen, besides, ...(delayMs > 0 ? [delayed(delayMs)] : []));
  try {
    const served = await serve(around(exchange), {
      host,
      port,
      setting: '--port (or DLI_MOCK_PORT)',
      refused: refusedBy(seen, options),
    });
    reportFaults();
    return {
      ...served,
      document: document(),
      close: () => {
        close();
        return served.close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function mockOf(options: StartMockOptions) {
  const { spec, watch = false, report = console.log } = options;
  if (watch && spec === undefined) throw new Error('`watch` needs `spec`');
  if (spec === undefined) {
    const exchange = await createMockExchange(options);
    return { exchange, document: () => builtIn.document, close() {}, reportFaults() {} };
  }
  // Loaded only for a spec in a file: it brings a parser and a compiler with it.
  const { followSpec, mockOfFile } = await import('./follow.ts');
  const faults = createFaults(report);
  const still = watch ? undefined : await mockOfFile(spec, options);
  const { current, close } = still
    ? { current: () => still, close() {} }
    : await followSpec(spec, options, report, faults.reportThose);
  return {
    exchange: (request: Incoming) => current().exchange(request),
    document: () => current().spec.document,
    reportFaults: () => faults.reportThose(current()),
    close() {
      faults.stop();
      close();
    },
  };
}

/** Reports the warnings about a spec, each once while it is edited. */
function createFaults(report: (line: string) => void) {
  let reported = new Set<string>();
  let stop = () => {};
  return {
    stop: () => stop(),
    reportThose({ spec, broken }: { spec: { warnings: string[] }; broken: () => Iterator<string | undefined> }) {
      stop();
      const before = reported;
      reported = new Set();
      const reportNew = (line: string) => {
        reported.add(line);
        if (!before.has(line)) report(line);
      };
      for (const line of spec.warnings) reportNew(line);
      stop = reportEach(broken(), reportNew);
    },
  };
}

/** Reports lines as they are found, a step at a time between requests. Returns the way to stop. */
function reportEach(found: Iterator<string | undefined>, report: (line: string) => void): () => void {
  function step() {
    const { done, value } = found.next();
    if (value !== undefined) report(value);
    if (!done) next = setImmediate(step);
  }
  let next = setImmediate(step);
  return () => clearImmediate(next);
}

const delayed =
  (ms: number): Middleware =>
  (inner) =>
  async (request) => {
    await sleep(ms);
    return inner(request);
  };
