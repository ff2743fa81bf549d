import { messageOf } from '@dli-connections/command';
import type { Build } from '../build.ts';
import { type BenchRow, type Contender, type Contest, type ContestEntry, MissingError } from '../contest.ts';

/** The name of a contender that runs the other build. */
export const twinOf = (name: string) => `${name}, other build`;

/**
 * A contest with another build beside this one: after each contender that runs a build comes its twin, so that both are
 * measured in turn, and a row has their ratio. `undefined` if no contender runs a build.
 */
export function withTwins(contest: Contest, other: Build): Contest | undefined {
  const rows: BenchRow[] = [];
  const contenders = Object.entries(contest.contenders).flatMap(([name, contender]) => {
    const { open, against, what } = contender;
    if (!against) return [[name, contender] as const];
    rows.push({ ...against, kind: 'build', ratio: [name, twinOf(name)] });
    const twin: ContestEntry = {
      what: `the same, of ${other.name}: ${what}`,
      open: (lab) => opened(() => open(lab, other), other),
    };
    return [[name, contender] as const, [twinOf(name), twin] as const];
  });
  if (rows.length === 0) return undefined;
  return { ...contest, contenders: Object.fromEntries(contenders), rows: [...contest.rows, ...rows] };
}

/** The other build may lack a feature that a contest needs: then only its row is not measured. */
async function opened(open: () => Promise<Contender>, { name }: Build): Promise<Contender> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof MissingError) throw error;
    throw new MissingError(`${name} does not become ready for it: ${messageOf(error).slice(0, 500)}`);
  }
}
