/** The worst known inputs. Each is an example of a kind; a new input goes to its kind. */
import type { TargetName } from '../worst.ts';
import { bodies, pieces } from './bodies.ts';
import { habits } from './habits.ts';
import { heads, preferences } from './heads.ts';
import { holds } from './holds.ts';
import { paths, queries } from './queries.ts';
import { searches } from './searches.ts';
import { searches as searchesOfOne, smallBodies } from './small-bodies.ts';
import { changesOfHeavy } from './stored.ts';
import { tagSearches } from './tag-searches.ts';
import { traffic } from './traffic.ts';

/** All inputs, by how they are measured. */
export const catalogue = {
  requests: [
    ...queries,
    ...paths,
    ...heads,
    ...preferences,
    ...smallBodies,
    ...searchesOfOne,
    ...searches,
    ...tagSearches,
    ...changesOfHeavy,
  ],
  bodies: [...bodies, ...pieces],
  holds,
  traffic,
  habits,
};

/** The inputs that apply to a target. */
export function thoseOn<Worst extends { on?: readonly TargetName[] }>(
  target: TargetName,
  all: readonly Worst[],
): Worst[] {
  return all.filter(({ on }) => on?.includes(target) ?? true);
}
