import { type Spread, spreadOf } from '@dli-connections/lab/stats';
import { thisBuild } from './build.ts';
import { type Contender, type Contest, MissingError } from './contest.ts';
import { createLab, type LabOptions } from './lab/lab.ts';
import type { ContestResult } from './result.ts';

/** Settings of a run. */
export interface BenchOptions extends LabOptions {
  rounds: number;
  /** About how long one measurement takes. */
  seconds: number;
  /** Called with the progress of the run. */
  print: (line: string) => void;
}

/**
 * Runs a contest: each contender once for warmth, then all of them in turn, round by round, so that other load on the
 * machine hits all of them. The ratios are those within a round.
 */
export async function runContest(contest: Contest, options: BenchOptions): Promise<ContestResult> {
  const { id, title, unit } = contest;
  const { print } = options;
  const seconds = Math.min(options.seconds, contest.seconds ?? options.seconds);
  const rounds = Math.min(options.rounds, contest.rounds ?? options.rounds);
  await using lab = createLab(options);

  const ready: [name: string, contender: Contender, figures: number[]][] = [];
  const missing: Record<string, string> = {};
  for (const [name, { open }] of Object.entries(contest.contenders)) {
    try {
      const contender = await open(lab, thisBuild);
      lab.defer(async () => contender.close?.());
      await contender.measure(seconds);
      ready.push([name, contender, []]);
    } catch (error) {
      if (!(error instanceof MissingError)) throw new Error(`${id}: ${name} failed`, { cause: error });
      missing[name] = error.message;
      print(`  ${name} is skipped: ${error.message}`);
    }
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [name, contender, figures] of ready) {
      try {
        figures.push(await contender.measure(seconds));
      } catch (error) {
        throw new Error(`${id}: ${name} failed`, { cause: error });
      }
    }
    const figures = ready.map(([name, , figures]) => `${name} ${format(figures.at(-1) ?? Number.NaN)}`);
    print(`  round ${round} of ${rounds}: ${figures.join(', ')} (${unit})`);
  }

  const byName = new Map(ready.map(([name, , figures]) => [name, figures]));
  return {
    id,
    title,
    unit,
    contenders: Object.entries(contest.contenders).map(([name, { what }]) => ({
      name,
      what,
      figure: spread(byName.get(name)),
      missing: missing[name],
    })),
    rows: contest.rows.map(({ work, kind, ratio, bar, why }) => {
      const [upper = [], lower = ratio.length === 1 ? upper.map(() => 1) : []] = ratio.map((name) => byName.get(name));
      const ratios = upper.flatMap((figure, round) => (lower[round] === undefined ? [] : [figure / lower[round]]));
      return { work, kind, ratio, bar, why, measured: spread(ratios) };
    }),
  };
}

function spread(figures: readonly number[] | undefined): Spread | undefined {
  return figures?.length ? spreadOf(figures) : undefined;
}

/** A figure to three digits. */
export function format(figure: number): string {
  return Number(figure.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 4 });
}
