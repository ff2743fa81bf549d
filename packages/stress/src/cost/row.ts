import type { TargetName } from './worst.ts';

/** Kinds of rows: see the bars. */
export type RowKind =
  | 'request'
  | 'passing entries'
  | 'passing tags'
  | 'body'
  | 'held'
  | 'held, let in'
  | 'beside'
  | 'after';

/** A time, and its ratio to the baseline. With `over` both are lower bounds. */
export interface Ratio {
  ratio: number;
  ms: number;
  over: boolean;
}

/** Measurements of one input on one target. */
export interface CostRow {
  target: TargetName;
  kind: RowKind;
  name: string;
  /** The status of its answer, and its bytes. */
  status?: number;
  answered?: number;
  /** Processor time of a request or body; for a habit, of a plain list after it. */
  processor?: Ratio;
  /**
   * Memory above that of the idle server, in bytes, per socket or request if there are many; relative to its baseline.
   */
  peak?: { bytes: number; ratio?: number };
  /** Latency of the probe, relative to a quiet one. */
  p50?: Ratio;
  p99?: Ratio;
}

const times = (figure: Ratio | undefined) =>
  figure ? `${figure.over ? '> ' : ''}${round(figure.ratio)} (${round(figure.ms)} ms)` : '-';

/** Rounds to three significant digits. */
export const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function bytes(count: number): string {
  if (count >= 1_048_576) return `${round(count / 1_048_576)} MiB`;
  return `${round(count / 1_024)} KiB`;
}

/** A row as a line of a Markdown table. */
export function lineOf({ target, kind, name, status, answered = 0, processor, peak, p50, p99 }: CostRow): string {
  const ratio = peak?.ratio === undefined ? '' : ` (${round(peak.ratio)})`;
  const cells = [target, kind, name, status ? `${status}, ${bytes(answered)}` : '-', times(processor)];
  return `| ${[...cells, peak ? `${bytes(peak.bytes)}${ratio}` : '-', times(p50), times(p99)].join(' | ')} |`;
}

/** Head of the table. */
export const heading = [
  '| target | kind | input | answer | processor, to plain | memory (to its bar or body) | probe p50, to quiet | p99 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
].join('\n');
