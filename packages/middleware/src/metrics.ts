import type { Outgoing } from '@dli-connections/contract/server';
import type { Middleware } from './middleware.ts';

/** Upper bounds of the histogram, in seconds: those of the Prometheus client libraries, and two below for a local disk. */
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  /** Counts within each bound. */
  buckets: number[];
  sum: number;
  count: number;
}

/** Counts of requests. */
export interface Metrics {
  /** Counts requests by operation and status, their durations, and the requests in progress. */
  middleware: Middleware;
  /** The numbers so far, in the text format of Prometheus, version 0.0.4. */
  text: () => string;
}

/** Starts to count at zero. A request that names no operation counts under `operation="none"`. */
export function createMetrics(): Metrics {
  let inFlight = 0;
  // The labels are operationIds and statuses: few, and none that would have to be escaped.
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();

  return {
    middleware: (inner) => async (request) => {
      const started = performance.now();
      let answer: Outgoing | undefined;
      inFlight++;
      try {
        answer = await inner(request);
        return answer;
      } finally {
        inFlight--;
        const seconds = (performance.now() - started) / 1000;
        const operation = answer?.route?.operationId ?? 'none';
        // An exchange that throws is answered with 500.
        const labels = `operation="${operation}",status="${answer?.status ?? 500}"`;
        requests.set(labels, (requests.get(labels) ?? 0) + 1);
        const taken = durations.get(operation) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
        for (const [at, bound] of bounds.entries())
          if (seconds <= bound) taken.buckets[at] = (taken.buckets[at] ?? 0) + 1;
        taken.sum += seconds;
        taken.count++;
        durations.set(operation, taken);
      }
    },
    text: () =>
      [
        '# HELP dli_requests_total Requests that were answered.',
        '# TYPE dli_requests_total counter',
        ...[...requests].map(([labels, value]) => `dli_requests_total{${labels}} ${value}`),
        '# HELP dli_request_duration_seconds Time until the answer began.',
        '# TYPE dli_request_duration_seconds histogram',
        ...[...durations].flatMap(([operation, taken]) => histogram(`operation="${operation}"`, taken)),
        '# HELP dli_requests_in_flight Requests that are being worked on.',
        '# TYPE dli_requests_in_flight gauge',
        `dli_requests_in_flight ${inFlight}`,
        '', // the format ends in a line break
      ].join('\n'),
  };
}

function histogram(labels: string, { buckets, sum, count }: Durations): string[] {
  const name = 'dli_request_duration_seconds';
  return [
    ...bounds.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${buckets[at]}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${count}`,
  ];
}
