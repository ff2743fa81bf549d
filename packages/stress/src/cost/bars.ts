import { type CostRow, round } from './row.ts';

/** A figure with an upper bound, and the rows it is measured on. */
export interface Bar {
  figure: string;
  bar: number;
  /** The figure of a row; `undefined` for rows of other kinds, `Infinity` for a measurement that was given up. */
  of: (row: CostRow) => number | undefined;
}

const processorOf = (kind: CostRow['kind']) => (row: CostRow) => (row.kind === kind ? row.processor?.ratio : undefined);
const peakOf = (kind: CostRow['kind']) => (row: CostRow) => (row.kind === kind ? row.peak?.ratio : undefined);
const probeOf = (start: string, figure: 'p50' | 'p99') => (row: CostRow) =>
  row.name.startsWith(start) ? row[figure]?.ratio : undefined;

const request = 'most expensive request';
const tagged = `${request} that compares tags of 100,000 connections, processor, to a plain list`;
const held = 'memory of all sockets that withhold a body with valid credentials, to the limit of all bodies';
const [creates, pipelines] = ['8 parallel creates of 20,000 hosts', '4 unread pipelines of 20,000'];

/** The documented bounds. */
export const bars: readonly Bar[] = (
  [
    [`${request} of up to 16 KiB, processor, to a plain list`, 15, processorOf('request')],
    [
      `${request} that passes over 100,000 index entries, processor, to a plain list`,
      40,
      processorOf('passing entries'),
    ],
    [tagged, 400, processorOf('passing tags')],
    ['most expensive body of up to 12 MiB, processor, to the largest legal one', 2, processorOf('body')],
    ["its peak memory, to the body's bytes", 10, peakOf('body')],
    ['memory per socket that withholds a body, without valid credentials, to 64 KiB', 1, peakOf('held')],
    [held, 1.5, peakOf('held, let in')],
    [`probe beside ${creates}, p99, to quiet`, 30, probeOf(creates, 'p99')],
    [`probe beside ${pipelines} requests, p50, to quiet`, 20, probeOf(pipelines, 'p50')],
  ] satisfies [Bar['figure'], Bar['bar'], Bar['of']][]
).map(([figure, bar, of]) => ({ figure, bar, of }));

/** The figures of a row that exceed their bar by more than `margin` times. */
export function overBar(row: CostRow, margin: number): string[] {
  const over = bars.filter(({ bar, of }) => (of(row) ?? 0) > bar * margin);
  return over.map(({ figure, bar, of }) => `${figure} is ${round(of(row) ?? 0)}, and shall be at most ${bar}`);
}

/** Each figure with its worst row, as Markdown. */
export function barsOf(rows: readonly CostRow[]): string {
  const lines = bars.flatMap(({ figure, bar, of }) => {
    const targets = [...new Set(rows.map(({ target }) => target))];
    return targets.flatMap((target) => {
      const own = rows.filter((row) => row.target === target && of(row) !== undefined);
      const [worst] = own.toSorted((one, other) => (of(other) ?? 0) - (of(one) ?? 0));
      if (!worst) return [];
      const over = own.filter((row) => (of(row) ?? 0) > bar).length;
      const cells = [figure, target, round(of(worst) ?? 0), bar, worst.name, over === 0 ? 'holds' : `${over} over`];
      return [`| ${cells.join(' | ')} |`];
    });
  });
  return ['| figure | target | worst | bar | worst input | |', '| --- | --- | --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}
