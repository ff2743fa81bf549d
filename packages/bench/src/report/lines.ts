import type { Spread } from '@dli-connections/lab/stats';
import { barOf, holds } from '../contest.ts';
import type { ContestResult, RowResult } from '../result.ts';
import { format } from '../run.ts';

/** A row in one word: its bar holds or not. */
export function verdictOf(row: RowResult): 'holds' | 'falls short' | 'not measured' {
  if (!row.measured) return 'not measured';
  return holds(row, row.measured.median) ? 'holds' : 'falls short';
}

/** A figure with its spread: `0.71 (0.69–0.74)`. */
export function withSpread({ median, least, most }: Spread): string {
  return `${format(median)} (${format(least)}–${format(most)})`;
}

/** The rows of a contest for a terminal. */
export function linesOf({ rows }: ContestResult): string[] {
  return rows.map((row) => {
    const ratio = row.measured ? withSpread(row.measured) : '–';
    return `  ${verdictOf(row).padEnd(12)} ${row.work}: ${row.ratio.join(' / ')} = ${ratio}, bar ${barOf(row)}`;
  });
}
