import { nodeOf } from '@dli-connections/document/node';
import { type JsonObject, resolveIn } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { type Carried, compareCarried } from './carried.ts';
import type { OperationContext, Pair } from './operation.ts';

/** Compares the headers of an answer, or of a part of a body. */
export function compareHeaders(
  context: OperationContext,
  what: Direction,
  { before, after }: Pair,
  part: string,
): void {
  const [old, now] = [headersOf(before, context.before.document, part), headersOf(after, context.after.document, part)];
  compareCarried(context, what, old, now);
}

function headersOf(holder: JsonObject | undefined, document: JsonObject, part: string): Map<string, Carried> {
  const entries = Object.entries(nodeOf(holder?.headers));
  // OpenAPI ignores a header of that name: the media type decides.
  const own = entries.filter(([name]) => name.toLowerCase() !== 'content-type');
  return new Map(
    own.map(([name, each]) => {
      const header = resolveIn(document, each);
      const node = nodeOf(header);
      const isRequired = node.required === true;
      return [name.toLowerCase(), { kind: 'header', name, isRequired, part: `${part}header ${name}`, node }];
    }),
  );
}
