import type { Build } from './build.ts';
import type { Lab } from './lab/lab.ts';

/** A participant of a contest. All do the same work, repeated as often as asked. */
export interface Contender {
  /** Works for about so many seconds and resolves to one figure, in the unit of the contest. */
  measure: (seconds: number) => Promise<number>;
  close?: () => Promise<void>;
}

/**
 * Prepares a contender. One that runs programs of this repository runs those of `build`. Throws `MissingError` where the
 * machine lacks something that it needs.
 */
export type OpenContender = (lab: Lab, build: Build) => Promise<Contender>;

/** The least or the greatest value that a ratio may have. */
export type RowBar = { least: number } | { most: number };

/** Work that several contenders are measured at in turn, round by round. */
export interface Contest<Name extends string = string> {
  id: string;
  title: string;
  unit: string;
  /** The contenders, in the order of a round. */
  contenders: Readonly<Record<Name, ContestEntry>>;
  /** The longest time of one measurement that says something, in seconds, in place of that of the run. */
  seconds?: number;
  /** The most rounds, for work that takes longer than others. */
  rounds?: number;
  rows: readonly BenchRow<NoInfer<Name>>[];
}

/** A contender by its name. */
export interface ContestEntry {
  what: string;
  open: OpenContender;
  /** The row that compares it with itself in another build. Only for one that runs programs of `build`. */
  against?: Pick<BenchRow, 'work' | 'bar' | 'why'>;
}

/** The figure of a contender, alone or as a ratio to another, with its bar. */
export interface BenchRow<Name extends string = string> {
  /** The work in words, as the table shows it. */
  work: string;
  /**
   * The kind of the second contender: the least code that could do the work, another project, this one at another size, or another
   * build; `count` without a second one.
   */
  kind: 'baseline' | 'peer' | 'itself' | 'build' | 'count';
  /** The figure of the first is divided by that of the second. */
  ratio: readonly [Name, Name] | readonly [Name];
  bar: RowBar;
  /** The reason for a shortfall, as a profile shows it, or another remark on the figure. */
  why?: string;
}

/** The machine lacks something that a contender needs; the message names it. */
export class MissingError extends Error {
  override readonly name = 'MissingError';
}

/** Types a contest: its rows name its own contenders only. */
export function contest<Name extends string>(id: string, each: Omit<Contest<Name>, 'id'>): Contest {
  return { id, ...each } as unknown as Contest; // readers of contests do not know their names; rows are only read
}

/** The bar in words: `≥ 0.7`. */
export function barOf({ bar }: Pick<BenchRow, 'bar'>): string {
  return 'least' in bar ? `≥ ${bar.least}` : `≤ ${bar.most}`;
}

/** True if a ratio is on the right side of its bar. */
export function holds({ bar }: Pick<BenchRow, 'bar'>, ratio: number): boolean {
  return 'least' in bar ? ratio >= bar.least : ratio <= bar.most;
}

/** The bars against another build, which should not be faster, with room for noise between runs: rates, and times. */
export const [noSlower, noLonger] = [{ least: 0.95 }, { most: 1.05 }] as const;
