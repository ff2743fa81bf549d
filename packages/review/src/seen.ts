import type { Change, Changes } from './changes.ts';
import { bySeverity, type Finding, highest } from './compare/finding.ts';
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
    impact: highest(['major', ...(changes.impact ? [changes.impact] : [])]),
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
  const words = `${field ? `\`${field.slice(1)}\` of the ${what}` : `The ${what}`} has a narrower type.`;
  const told = message.replace(`${field}: `, '').replace(/\.$/, '').replaceAll('`', "'");
  const reason = `The generated type narrows (${told}), so code of callers may not compile; nothing on the wire changes.`;
  const part = `${what} ${field.slice(1)}`.trim();
  return changeOf(`${what}-type-narrowed`, operation, part, { words, reason, isTypesOnly: true });
}

function refusedOf({ operationId, example, reason }: ExampleHit): Change {
  const words = `A documented request is refused: ${example.replaceAll('`', "'")}.`;
  return changeOf('example-refused', operationId, example, { words, reason: `${reason.replaceAll('`', "'")}.` });
}

function changeOf(
  check: string,
  operationId: string,
  part: string,
  more: Pick<Finding, 'words' | 'reason'> & Pick<Change, 'isTypesOnly'>,
): Change {
  const id = `${check}:${operationId}${part === 'operation' ? '' : ` ${part}`}`;
  return { check, id, impact: 'major', spot: { operationId, part }, operations: [operationId], ...more };
}
