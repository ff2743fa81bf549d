export { type BenchRow, barOf, type Contender, type Contest, holds, MissingError } from './contest.ts';
export { contests } from './contests/index.ts';
export { chartOf } from './report/chart.ts';
export { verdictOf, withSpread } from './report/lines.ts';
export type { BenchResults, ContestResult, Machine, RowResult } from './result.ts';
export { runContest } from './run.ts';
