import { type CostRow, round } from './row.ts';

/** A figure with an upper bound, and the rows it is measured on. */
export interface Bar {
  figure: string;
  bar: number;
  /** The figure of a row; `undefined` for rows of other kinds, `Infinity` for a measurement that was given up. */
  of: (row: CostRow) => number | undefined;
}

const processorOf = (kind: CostRow['kind']) => (row: CostRow) => (row.kind === kind ? row.processor?.ratio : undefined);

/** The documented bounds. */
export const bars: readonly Bar[] = [
  { figure: 'most expensive request of up to 16 KiB, processor, to a plain list', bar: 15, of: processorOf('request') },
  {
    figure: 'most expensive request that passes over 100,000 index entries, processor, to a plain list',
    bar: 40,
    of: processorOf('passing entries'),
  },
  {
    figure: 'most expensive request that looks up the tags of 100,000 connections, processor, to a plain list',
    bar: 1_000,
    of: processorOf('passing tags'),
  },
  {
    figure: 'most expensive body of up to 12 MiB, processor, to the largest legal one',
    bar: 2,
    of: processorOf('body'),
  },
  {
    figure: "its peak memory, to the body's bytes",
    bar: 10,
    of: (row) => (row.kind === 'body' ? row.peak?.ratio : undefined),
  },
  {
    figure: 'memory per socket that withholds a body, without valid credentials, to 64 KiB',
    bar: 1,
    of: (row) => (row.kind === 'held' ? row.peak?.ratio : undefined),
  },
  {
    figure: 'memory of all sockets that withhold a body with valid credentials, to the limit of all bodies',
    bar: 1.5,
    of: (row) => (row.kind === 'held, let in' ? row.peak?.ratio : undefined),
  },
  {
    figure: 'probe beside 8 parallel creates of 20,000 hosts, p99, to quiet',
    bar: 30,
    of: (row) => (row.name === '8 parallel creates of 20,000 hosts' ? row.p99?.ratio : undefined),
  },
  {
    figure: 'probe beside 4 unread pipelines of 20,000 shows, p50, to quiet',
    bar: 20,
    of: (row) => (row.name === '4 unread pipelines of 20,000 shows' ? row.p50?.ratio : undefined),
  },
];

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
