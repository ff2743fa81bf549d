import type { Case, Step } from '../cases.ts';

/** Returns true if a step keeps to the project of its case. */
const isOwn = ({ path, operation }: Step): boolean =>
  path?.project_id === undefined && operation !== 'runAuthorizationAction';

/**
 * Cases of a model, each with the variant that needs no other project, if anything is left of it. `make` leaves out the
 * setup and the calls that the filter rejects.
 */
export function withAlone(make: (keep: (step: Step) => boolean) => Case[]): Case[] {
  let found: Map<string, Case> | undefined;
  const alone = (name: string) => {
    found ??= new Map(make(isOwn).map((each) => [each.name, withoutOthers(each)]));
    return found.get(name);
  };
  return make(() => true).map((each) => ({ ...each, alone: () => alone(each.name) }));
}

/** A case without reads by other projects. */
function withoutOthers({ steps, race, ...rest }: Case): Case {
  const outcomes = race?.outcomes.map((outcome) => ({ ...outcome, reads: outcome.reads.filter(isOwn) }));
  return { ...rest, steps: steps.filter(isOwn), ...(race && outcomes && { race: { ...race, outcomes } }) };
}
