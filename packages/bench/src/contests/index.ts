import type { Contest } from '../contest.ts';
import { create } from './create.ts';

/** Every contest there is, in the order of the table. */
export const contests: readonly Contest[] = [create];
