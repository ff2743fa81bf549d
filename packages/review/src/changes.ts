import type { Bundle } from '@dli-connections/contract/codegen';
import { correctionOf, isComponent } from './corrections.ts';
import { diffBundles, type Impact, type RawChange } from './diff.ts';
import { type Spot, spotOf } from './place.ts';
import type { FindSource, SourcePlace } from './source.ts';
import { componentOf, createUsesOf } from './uses.ts';
import { wordsOf } from './words.ts';

/** A change with our verdict on it, in words, and with its place. */
export interface Change {
  impact: Impact;
  words: string;
  /** Where a reader of the docs finds it. */
  spot: Spot;
  /** The component that it stands in, such as `Peer`, when it stands in one. */
  component?: string;
  /** All operations that the place takes part in. */
  operations: string[];
  /** Where it is written in spec/; absent for what was removed. */
  source?: SourcePlace;
  /** What decided: rules of Redocly, a correction of ours, or the kind of the change alone. */
  rules: string[];
  /** Present when the verdict is ours and not Redocly's. */
  correction?: { redocly: Impact; reason: string };
}

/** The changes of a review, without the comings and goings of components, which are told in one line. */
export interface Changes {
  /** The highest impact of all of them; `undefined` when nothing changed. */
  impact: Impact | undefined;
  changes: Change[];
  components: { added: string[]; removed: string[] };
}

const ranks: Record<Impact, number> = { major: 2, minor: 1, patch: 0 };

/** The highest of several impacts; `undefined` for none. */
export function highest(impacts: readonly Impact[]): Impact | undefined {
  return impacts.toSorted((a, b) => ranks[b] - ranks[a])[0];
}

/** Compares two bundles; what breaks stands first. */
export async function compareBundles(base: Bundle, revision: Bundle, findSource?: FindSource): Promise<Changes> {
  const raw = await diffBundles(base, revision);
  const told = raw.filter((change) => !isComing(change));
  const usesIn = { base: createUsesOf(base), revision: createUsesOf(revision) };
  const changes = await Promise.all(told.map((change) => judge(change, { base, revision }, usesIn, findSource)));
  const components = { added: componentsOnlyIn(revision, base), removed: componentsOnlyIn(base, revision) };
  const impacts = changes.map((change) => change.impact);
  const hasComings = components.added.length + components.removed.length > 0;
  return {
    impact: highest(hasComings ? [...impacts, 'patch'] : impacts),
    changes: changes.toSorted((a, b) => ranks[b.impact] - ranks[a.impact]),
    components,
  };
}

async function judge(
  change: RawChange,
  documents: Record<'base' | 'revision', Bundle>,
  usesIn: Record<'base' | 'revision', ReturnType<typeof createUsesOf>>,
  findSource: FindSource | undefined,
): Promise<Change> {
  const newest = change.kind === 'removed' ? 'base' : 'revision';
  const pointer = change[newest]?.pointer ?? change.path;
  const uses = usesIn[newest](pointer);
  const correction = correctionOf({ change, uses });
  const source = newest === 'revision' ? await findSource?.(pointer) : undefined;
  return {
    impact: correction?.impact ?? change.impact,
    words: wordsOf(change, documents[newest]),
    spot: spotOf(change.path, [documents[newest], documents.base]),
    ...(pointer.startsWith('#/components/') ? { component: componentOf(pointer).split('/').at(-1) ?? '' } : {}),
    operations: [...new Set(uses.map((use) => use.operationId))],
    ...(source ? { source } : {}),
    rules: correction ? [correction.id] : change.verdicts.map((verdict) => verdict.ruleId),
    ...(correction ? { correction: { redocly: change.impact, reason: correction.reason } } : {}),
  };
}

/** Whether a component came, went or has another name. What is in it is told where it is used. */
function isComing(change: RawChange): boolean {
  return isComponent(change) && (change.kind !== 'modified' || change.property === 'key');
}

/** Names of components that only the first bundle has, as `schemas/Peer`. */
function componentsOnlyIn(one: Bundle, other: Bundle): string[] {
  return Object.entries(one.components ?? {}).flatMap(([kind, members]) =>
    Object.keys(members)
      .filter((name) => other.components?.[kind]?.[name] === undefined)
      .map((name) => `${kind}/${name}`),
  );
}
