import type { JsonObject } from '../bundle.ts';
import { keyOf } from '../schema/nodes.ts';
import type { Direction } from '../schema/reading.ts';
import { type ChangeKind, ratingOf } from './checks.ts';
import type { AddFinding, Finding } from './finding.ts';
import type { Locate } from './locate.ts';
import type { Sides } from './relation.ts';
import type { AsLists } from './schema-pair.ts';
import { compareSchemas } from './schemas.ts';

/** One side of an operation, references to it followed. */
export interface Side {
  document: JsonObject;
  node: JsonObject;
  /** Its parameters and those of its path that it does not replace. */
  parameters: JsonObject[];
  path: string;
  pathItem: JsonObject;
}

/** Context of an operation's comparison. */
export interface OperationContext {
  before: Side;
  after: Side;
  /** `operationId`, or method and path. */
  name: string;
  method: string;
  sides: Record<Direction, Sides>;
  locate: Locate;
  /** True for callbacks and webhooks: the server calls, and the reader of the contract answers. */
  isReversed: boolean;
  /** The findings on pairs of schemas that were compared: operations share parameters and answers. */
  compared: Map<string, Finding[]>;
  report: AddFinding;
}

/** A part of the operation in both documents. */
export interface Pair {
  before: JsonObject | undefined;
  after: JsonObject | undefined;
}

/** The direction of a request or a response of an operation, as the reader of the contract sees it. */
export function directionOf({ isReversed }: OperationContext, what: Direction): Direction {
  return isReversed ? (what === 'request' ? 'response' : 'request') : what;
}

/** Reports one change outside of schemas. */
export function tell(
  context: OperationContext,
  check: ChangeKind,
  words: string,
  more: { nodes?: unknown[] } & Partial<Omit<Finding, 'check' | 'words' | 'pointer'>> = {},
): void {
  const { part = 'operation', nodes = [], ...values } = more;
  const [impact, reason] = ratingOf(check);
  const pointer = context.locate.pointerOf(...nodes, context.after.node, context.before.node);
  context.report({ check, impact, words, reason, part, pointer, ...values });
}

/** Compares two schemas as a part of an operation. `isText` says that the value, or each field of it, is sent as text. */
export function compareIn(
  context: OperationContext,
  what: Direction,
  before: unknown,
  after: unknown,
  part: string,
  isText = false,
  asLists?: AsLists,
): void {
  const sides = context.sides[directionOf(context, what)];
  const { locate, compared } = context;
  const [old, now] = [[before ?? true], [after ?? true]];
  const key = [sides.direction, isText, part, keyOf(old), keyOf(now)].join('|');
  // Bodies that share a schema may have other encodings, or be JSON.
  const known = asLists ? undefined : compared.get(key);
  const found = known ?? [];
  if (!known) {
    const report: AddFinding = (finding) => found.push(finding);
    const schemas = { sides, locate, report, compare: compareSchemas, seen: new Set<string>() };
    compareSchemas(old, now, part, { ...schemas, asLists, textLevels: isText ? 1 : -1 });
    if (!asLists) compared.set(key, found);
  }
  for (const finding of found) context.report(finding);
}

/** The members of two maps by their keys: those of the first in its order, then those that only the second has. */
export function pairs<Value>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
): [key: string, before: Value | undefined, after: Value | undefined][] {
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => [key, old.get(key), now.get(key)]);
}
