import type { Bundle } from '@dli-connections/contract/bundle';
import type { JsonObject } from './bundle.ts';
import { compareDocuments } from './compare/documents.ts';
import { bySeverity, type Finding, highest, type Impact } from './compare/finding.ts';
import { type Components, compareComponents } from './components.ts';
import { type Spot, spotOf } from './place.ts';
import type { FindSource, SourcePlace } from './source.ts';
import { componentOf, createUsesOf } from './uses.ts';
import { wordingOf } from './wording.ts';

/** A change with its verdict, in words, and with its place. */
export interface Change extends Omit<Finding, 'operation' | 'part' | 'pointer'> {
  /** The kind of change and its place. Stable across runs, so that an acknowledgement can name it. */
  id: string;
  /** Its place as a reader of the docs finds it. */
  spot: Spot;
  /** The component around it, such as `Peer`, if there is one. */
  component?: string;
  /** All operations that it concerns. */
  operations: string[];
  /** Its place in spec/; absent for removals. */
  source?: SourcePlace;
}

/** The changes of a review, without added and removed components, which are reported in one line. */
export interface Changes {
  /** The highest impact of all of them; `undefined` when nothing changed. */
  impact: Impact | undefined;
  changes: Change[];
  components: Components;
}

/** Compares two bundles; breaks come first. */
export async function compareBundles(base: Bundle, revision: Bundle, findSource?: FindSource): Promise<Changes> {
  const findings = compareDocuments(base as unknown as JsonObject, revision as unknown as JsonObject);
  const found = [...grouped(findings), ...wordChanges(base, revision, findings)];
  const components = compareComponents(base, revision);
  const impacts = found.map(({ change }) => change.impact);
  const hasComings = components.added.length + components.removed.length > 0;
  const changes = await Promise.all(
    found.map(async ({ change, pointer }) => {
      const source = await findSource?.(pointer);
      return source ? { ...change, source } : change;
    }),
  );
  return {
    impact: highest(hasComings ? [...impacts, 'patch'] : impacts),
    changes: changes.toSorted(bySeverity),
    components,
  };
}

interface Placed {
  change: Change;
  pointer: string;
}

/** Merges the findings that several operations share because of one place. */
function grouped(findings: readonly Finding[]): Placed[] {
  const groups = Map.groupBy(findings, ({ check, pointer, words, impact }) =>
    [check, pointer, words, impact].join('\n'),
  );
  const taken = new Map<string, number>();
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { operation, part, pointer, ...finding } = first;
    const operations = [...new Set([first, ...others].flatMap((each) => each.operation ?? []))];
    const component = pointer.startsWith('#/components/') ? componentOf(pointer).split('/').at(-1) : undefined;
    const id = `${first.check}:${pointer}${component ? '' : ` ${part}`}`;
    const times = (taken.get(id) ?? 0) + 1;
    taken.set(id, times);
    const change: Change = {
      ...finding,
      id: times > 1 ? `${id} ${times}` : id,
      spot: { part, ...(operation ? { operationId: operation } : {}) },
      ...(component ? { component } : {}),
      operations,
    };
    return [{ change, pointer }];
  });
}

/** Changes that affect neither requests nor answers. */
function wordChanges(base: Bundle, revision: Bundle, findings: readonly Finding[]): Placed[] {
  const wording = wordingOf(
    base,
    revision,
    findings.map((each) => each.pointer),
  );
  if (wording.length === 0) return [];
  const usesOf = createUsesOf(revision);
  return wording.map(({ pointer, keyword, words }) => ({
    pointer,
    change: {
      id: `${keyword}:${pointer}`,
      check: keyword === 'spelling' ? 'spelling' : 'wording',
      impact: 'patch',
      words,
      reason: 'No request and no answer shows it.',
      spot: spotOf(pointer, [revision, base]),
      ...(pointer.startsWith('#/components/') ? { component: componentOf(pointer).split('/').at(-1) ?? '' } : {}),
      operations: usesOf(pointer),
    },
  }));
}
