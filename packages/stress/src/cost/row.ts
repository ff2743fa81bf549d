import type { TargetName } from './worst.ts';

/** What rows are about: see the bars. */
export type RowKind = 'request' | 'passing' | 'body' | 'held' | 'held, let in' | 'beside' | 'after';

/** A time, and how many times that of what is easy it is; more than that where `over`. */
export interface Ratio {
  ratio: number;
  ms: number;
  over: boolean;
}

/** What was measured of one input on one target. */
export interface Row {
  target: TargetName;
  kind: RowKind;
  name: string;
  /** The status of its answer, and its bytes. */
  status?: number;
  answered?: number;
  /** Of a request or a body. After a habit: of a plain list. */
  processor?: Ratio;
  /** Memory above that of the server before, in bytes, by the socket or request where there are many; to what it is held to. */
  peak?: { bytes: number; ratio?: number };
  /** The wait of the probe, to that of a quiet one. */
  p50?: Ratio;
  p99?: Ratio;
}

const times = (figure: Ratio | undefined) =>
  figure ? `${figure.over ? '> ' : ''}${round(figure.ratio)} (${round(figure.ms)} ms)` : '-';

/** A number with three digits that count. */
export const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function bytes(count: number): string {
  if (count >= 1_048_576) return `${round(count / 1_048_576)} MiB`;
  return `${round(count / 1_024)} KiB`;
}

/** A row in one line. */
export function lineOf({ target, kind, name, status, answered = 0, processor, peak, p50, p99 }: Row): string {
  const ratio = peak?.ratio === undefined ? '' : ` (${round(peak.ratio)})`;
  const cells = [target, kind, name, status ? `${status}, ${bytes(answered)}` : '-', times(processor)];
  return `| ${[...cells, peak ? `${bytes(peak.bytes)}${ratio}` : '-', times(p50), times(p99)].join(' | ')} |`;
}

/** What stands above such lines. */
export const heading = [
  '| target | kind | input | answer | processor, to plain | memory (to its bar or body) | probe p50, to quiet | p99 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
].join('\n');
