import type { Change, Changes } from './changes.ts';
import { bySeverity } from './compare/finding.ts';
import type { ExampleHit, ExampleHits } from './hit-examples.ts';
import type { CallerHit, TypeHits } from './hit-types.ts';

interface Seen {
  types: TypeHits;
  examples: ExampleHits;
}

/** Adds a change for each break that compiling or running shows and that no rule of the comparison finds. */
export function withSeen(changes: Changes, { types, examples }: Seen): Changes {
  const major = changes.changes.filter((each) => each.impact === 'major');
  const narrowed = types.operations.flatMap(({ operationId, callers }) =>
    callers
      .filter((hit) => !major.some((each) => explains(each, operationId, hit)))
      .map((hit) => narrowedOf(operationId, hit)),
  );
  const refused = examples.refused
    .filter(({ operationId }) => !major.some((each) => each.operations.includes(operationId)))
    .map((hit) => refusedOf(hit));
  const seen = [...new Map([...narrowed, ...refused].map((each) => [each.id, each])).values()];
  if (seen.length === 0) return changes;
  return {
    ...changes,
    impact: 'major',
    changes: [...changes.changes, ...seen].toSorted(bySeverity),
  };
}

/** TypeScript names one field at a time, so a break of a field or of its parent explains the message. */
function explains({ operations, check, spot }: Change, operation: string, { what, field }: CallerHit): boolean {
  if (!operations.includes(operation)) return false;
  if (check.startsWith(what === 'input' ? 'response-' : 'request-')) return false;
  const [one, other] = [plainPath(field), plainPath(spot.part.replace(/^(request body|parameter|status \w+) ?/, ''))];
  // A change of a component says its place in the first of its operations; in the others only its own name is the same.
  if (operation !== spot.operationId) return one === '' || one.split('.').includes(other.split('.').at(-1) ?? '');
  return one === '' || other === '' || `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

/** `.resources[].project_id` as `resources.projectid`: client and wire do not spell names alike. */
function plainPath(path: string): string {
  return path
    .replaceAll(/\[[^\]]*\]|[_-]/g, '')
    .replace(/^\./, '')
    .toLowerCase();
}

function narrowedOf(operation: string, { what, field, message }: CallerHit): Change {
  const detail = message.replace(`${field}: `, '').replace(/\.$/, '').replaceAll('`', "'");
  return {
    ...breakOf(`${what}-type-narrowed`, operation, `${what} ${field.slice(1)}`.trim()),
    isTypesOnly: true,
    words: `${field ? `\`${field.slice(1)}\` of the ${what}` : `The ${what}`} has a narrower type.`,
    reason: `The generated type narrows (${detail}), so code of callers may not compile; nothing on the wire changes.`,
  };
}

function refusedOf({ operationId, example, reason }: ExampleHit): Change {
  return {
    ...breakOf('example-refused', operationId, example),
    words: `A documented request is refused: ${example.replaceAll('`', "'")}.`,
    reason: `${reason.replaceAll('`', "'")}.`,
  };
}

function breakOf(check: string, operationId: string, part: string) {
  const place = { spot: { operationId, part }, operations: [operationId] };
  return { check, id: `${check}:${operationId} ${part}`, impact: 'major' as const, ...place };
}
