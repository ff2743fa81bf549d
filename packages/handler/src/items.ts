import { type Refusal, tooManyItems } from './errors.ts';

/**
 * Maximum number of peerings of a connection, and of its routes: as many as the documented one of hosts. They are in one row,
 * which each change rewrites. A grant is a row of its own, so grants need no limit.
 */
export const mostItems = 20_000;

/** The refusal of a change that would add too many items. `field` names them. An import may have brought more. */
export function refusalToAdd(field: string, added: number, items: string, present: number): Refusal | undefined {
  return present + added > mostItems ? tooManyItems(field, added, items, present, mostItems) : undefined;
}
