import type { Lab } from './lab/lab.ts';

/** One that takes part in a contest: it does the same work as the others, as often as it is asked to. */
export interface Contender {
  /** Works for about so many seconds and resolves to one figure, in the unit of the contest. */
  measure: (seconds: number) => Promise<number>;
  close?: () => Promise<void>;
}

/** How a contender gets ready. Throws `MissingError` where the machine lacks what it needs. */
export type Open = (lab: Lab) => Promise<Contender>;

/** Work that several contenders are measured at in turn, round by round. */
export interface Contest<Name extends string = string> {
  id: string;
  title: string;
  unit: string;
  /** Who takes part, in the order of a round. */
  contenders: Readonly<Record<Name, { what: string; open: Open }>>;
  /** The longest time of one measurement that says something, in seconds, in place of that of the run. */
  seconds?: number;
  /** How many rounds the work bears, where it takes longer than others. */
  rounds?: number;
  rows: readonly Row<NoInfer<Name>>[];
}

/** A ratio of two contenders, and what it must be. */
export interface Row<Name extends string = string> {
  /** What is done, in the words of the table. */
  work: string;
  /** Whether the other one is a bare limit, somebody else's work, or the same at another size. */
  kind: 'limit' | 'peer' | 'itself';
  /** The figure of the first is divided by that of the second. */
  ratio: readonly [Name, Name];
  bar: { least: number } | { most: number };
  /** Why it falls short, as a profile shows it; or what else there is to know about the figure. */
  why?: string;
}

/** The machine lacks what a contender needs; the message says what. */
export class MissingError extends Error {
  override readonly name = 'MissingError';
}

/** Types a contest: its rows name its own contenders only. */
export function contest<Name extends string>(each: Contest<Name>): Contest {
  return each as unknown as Contest; // what reads contests does not know their names; `Row` is only read
}

/** The bar in words: `≥ 0.7`. */
export function barOf({ bar }: Pick<Row, 'bar'>): string {
  return 'least' in bar ? `≥ ${bar.least}` : `≤ ${bar.most}`;
}

/** Whether a ratio is on the right side of its bar. */
export function holds({ bar }: Pick<Row, 'bar'>, ratio: number): boolean {
  return 'least' in bar ? ratio >= bar.least : ratio <= bar.most;
}
