export { barOf, type Contender, type Contest, holds, MissingError, type Row } from './contest.ts';
export { contests } from './contests/index.ts';
export { chartOf } from './report/chart.ts';
export { verdictOf, withSpread } from './report/lines.ts';
export type { ContestResult, Machine, Results, RowResult } from './result.ts';
export { runContest } from './run.ts';
