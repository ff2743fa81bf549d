import type { Bundle } from '@dli-connections/contract/bundle';
import { operationsOf } from './bundle.ts';
import { createSame } from './compare/locate.ts';
import { isWording } from './keywords.ts';

/** Keywords that TypeScript types cannot express. Not `pattern`: it may list words, which a type can. */
const bound = /^(?:min|max)(?:imum|Length|Items|Properties)$|^exclusive(?:Min|Max)imum$|^multipleOf$|^uniqueItems$/;

/** The operations of both bundles whose generated types may differ in more than their comments. */
export function idsOfOtherTypes(released: Bundle, working: Bundle): string[] {
  const isSame = createSame(released, working, (key) => isWording(key) || bound.test(key));
  const now = new Map(operationsOf(working).map((each) => [each.operationId, each]));
  return operationsOf(released).flatMap(({ operationId, node, parameters }) => {
    const other = now.get(operationId);
    return other && !isSame([node, parameters], [other.node, other.parameters]) ? [operationId] : [];
  });
}
