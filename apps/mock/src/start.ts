import { setTimeout as sleep } from 'node:timers/promises';
import type { Bundle } from '@dli-connections/contract/run-time';
import {
  aliveProbe,
  beside,
  chain,
  cors,
  logged,
  type Middleware,
  noRequest,
  requestIds,
} from '@dli-connections/middleware';
import { serve } from '@dli-connections/serve';
import type { ServedMock as PlainServed, StartMockOptions } from './api.ts';
import { builtIn } from './contract.ts';
import { frontOf, isPathOf } from './front.ts';
import { createMockExchange } from './mock.ts';

/** A mock on a port, and the spec that it began with. */
export interface ServedMock extends PlainServed {
  document: Bundle;
}

/**
 * The mock on a port.
 *
 * @throws ListenError when the port cannot be opened.
 * @throws Error with one line when the spec cannot be served.
 */
export async function startMock(options: StartMockOptions): Promise<ServedMock> {
  const { port, host, delayMs = 0 } = options;
  const { exchange, document, close, reportExamples } = await mockOf(options);
  const { log } = options;
  const seen = [
    ...(log ? [logged(log)] : []),
    requestIds(),
    ...(options.cors === undefined ? [] : [cors(options.cors)]),
  ];
  const besides = beside(new Map([...frontOf(document), ...aliveProbe]), (path) => isPathOf(document(), path));
  const around = chain(...seen, besides, ...(delayMs > 0 ? [delayed(delayMs)] : []));
  try {
    const served = await serve(around(exchange), {
      name: 'mock',
      host,
      port,
      setting: '--port (or DLI_MOCK_PORT)',
      // Pages may read the reason, even if there is no valid request.
      refused: (answer) => chain(...seen)(async () => answer)(noRequest(options.cors)),
    });
    const stop = reportExamples();
    return {
      ...served,
      document: document(),
      close: () => {
        stop();
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
  if (spec === undefined)
    return {
      exchange: await createMockExchange(options),
      document: () => builtIn.document,
      close: () => {},
      reportExamples: () => () => {},
    };
  // Loaded only for a spec in a file: it brings a parser and a compiler with it.
  const { followSpec, mockOfFile } = await import('./follow.ts');
  const faults = createFaults(report);
  const mock = watch
    ? await followSpec(spec, options, report, faults.reportThose)
    : { close: () => {}, ...(await mockOfFile(spec, options)) };
  return {
    exchange: mock.exchange,
    close: mock.close,
    document: () => mock.spec.document,
    reportExamples() {
      faults.reportThose(mock);
      return faults.stop;
    },
  };
}

/** Reports the parts of a spec that are not checked or not answered with, each once while it is edited. */
function createFaults(report: (line: string) => void) {
  let reported = new Set<string>();
  let stop = () => {};
  return {
    stop: () => stop(),
    reportThose({ spec, broken }: { spec: { unchecked: string[] }; broken: () => Iterator<string | undefined> }) {
      stop();
      const before = reported;
      reported = new Set();
      const reportNew = (line: string) => {
        reported.add(line);
        if (!before.has(line)) report(line);
      };
      for (const line of spec.unchecked) reportNew(line);
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
