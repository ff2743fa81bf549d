import { isObject, type JsonObject } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { type Check, ratingOf } from './checks.ts';
import type { Finding } from './finding.ts';
import type { createLocate } from './locate.ts';
import type { Sides } from './relation.ts';
import { compareSchemas } from './schemas.ts';
import type { SchemaContext } from './spot.ts';

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
  locate: ReturnType<typeof createLocate>;
  pointerOf: (...nodes: unknown[]) => string;
  /** True for callbacks and webhooks: the server calls, and the reader of the contract answers. */
  isReversed: boolean;
  report: (finding: Omit<Finding, 'operation'>) => void;
}

/** A side of a part that both documents may have. */
export interface Pair {
  before: JsonObject | undefined;
  after: JsonObject | undefined;
}

/** The direction of a request or a response of an operation, as the reader of the contract sees it. */
export function directionOf({ isReversed }: OperationContext, what: Direction): Direction {
  return isReversed ? (what === 'request' ? 'response' : 'request') : what;
}

/** Reports one change that is no matter of schemas. */
export function tell(
  context: OperationContext,
  check: Check,
  words: string,
  more: { nodes?: unknown[] } & Partial<Omit<Finding, 'check' | 'words' | 'pointer'>> = {},
): void {
  const { part = 'operation', nodes = [], ...values } = more;
  const [impact, reason] = ratingOf(check);
  const pointer = context.pointerOf(...nodes, context.after.node, context.before.node);
  context.report({ check, impact, words, reason, part, pointer, ...values });
}

/** Compares two schemas as a part of an operation. */
export function compareIn(
  context: OperationContext,
  what: Direction,
  before: unknown,
  after: unknown,
  part: string,
): void {
  const sides = context.sides[directionOf(context, what)];
  const { locate, report } = context;
  const schemas: SchemaContext = { sides, locate: locate(sides), report, compare: compareSchemas, seen: new Set() };
  compareSchemas([before ?? true], [after ?? true], part, schemas);
}

/** The schema of a parameter or header, wherever it stands. */
export function schemaOf({ schema, content }: JsonObject): unknown {
  const media = isObject(content) ? Object.values(content)[0] : undefined;
  return isObject(media) ? media.schema : schema;
}
