import type { Spread } from '@dli-connections/lab/stats';
import type { BenchRow } from './contest.ts';

/** The result of a contest. */
export interface ContestResult {
  id: string;
  title: string;
  unit: string;
  contenders: readonly {
    name: string;
    what: string;
    /** Absent if it was not measured. */
    figure: Spread | undefined;
    /** The reason why it was not measured. */
    missing: string | undefined;
  }[];
  rows: readonly RowResult[];
}

/** A row with its ratio, where both of its contenders were measured. */
export interface RowResult extends Omit<BenchRow, 'why'> {
  why: string | undefined;
  measured: Spread | undefined;
}

/** The results of a run, and the machine that they are of. */
export interface BenchResults {
  /** When, in ISO 8601. */
  time: string;
  /** The build that this one was measured against, where there was one. */
  against?: string | undefined;
  /** True if each row ran too briefly for its figures to mean anything. */
  quick: boolean;
  rounds: number;
  machine: Machine;
  contests: readonly ContestResult[];
}

/** The machine that a run was made on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
  /** The type of the file system that the durable rows write to. */
  disk: string;
}
