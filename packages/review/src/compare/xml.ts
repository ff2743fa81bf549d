import { isNode } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { itemsOf, namesIn, schemasOf } from '../schema/members.ts';
import type { Direction, Reader } from '../schema/reading.ts';
import type { Node } from '../schema/shape.ts';
import { directionOf, type OperationContext, type Pair, tell } from './operation.ts';
import { join } from './schema-pair.ts';

/** Fields within fields that are looked at. */
const deepest = 8;

/** Compares the names and forms of elements, for a body in XML. */
export function compareXml(context: OperationContext, what: Direction, { before, after }: Pair, part: string): void {
  const { base, revision } = context.sides[directionOf(context, what)];

  function compare(one: readonly Node[], other: readonly Node[], place: string, name: string, depth: number): void {
    const [old, now] = [formOf(one, base, name), formOf(other, revision, name)];
    if (old !== now) {
      const words = `In XML it is ${now}, no longer ${old}.`;
      tell(context, 'xml-changed', words, { part: place.trim(), nodes: [...other], before: old, after: now });
    }
    if (depth > deepest) return;
    const [a, b] = [base.shapeOf(one), revision.shapeOf(other)];
    for (const piece of a.object.slice(0, 1)) {
      const partner = b.object[0];
      for (const field of new Set(partner ? namesIn(piece) : []))
        if (partner && namesIn(partner).includes(field))
          compare(schemasOf(piece, field), schemasOf(partner, field), join(place, `.${field}`), field, depth + 1);
    }
    const [list, partner] = [a.array[0], b.array[0]];
    if (list && partner && list.rows.length > 0)
      compare(itemsOf(list, 0), itemsOf(partner, 0), join(place, '[]'), name, depth + 1);
  }

  compare([before?.schema ?? true], [after?.schema ?? true], part, '', 0);
}

function formOf(nodes: readonly Node[], reader: Reader, usual: string): string {
  const found = reader.partsOf(nodes).map((each) => each.xml);
  const { name = usual, attribute, wrapped, namespace, prefix }: JsonObject = found.find(isNode) ?? {};
  const full = `${prefix ? `${prefix}:` : ''}${name}${namespace ? ` of ${namespace}` : ''}`;
  return `${wrapped === true ? 'a wrapped ' : 'an '}${attribute === true ? 'attribute' : 'element'} \`${full}\``;
}
