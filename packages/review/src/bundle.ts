import type { Bundle } from '@dli-connections/contract/bundle';
import { requireFewRepeats } from '@dli-connections/document/aliases';
import { isNode } from '@dli-connections/document/node';
import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import { remembered } from './cache.ts';

/** A node of a bundle whose shape is not known yet. */
export type JsonObject = Record<string, unknown>;

/** A bundle as text of its file, and as data. */
export interface BundleFile {
  text: string;
  document: Bundle;
  /** `info.version`. */
  version: string;
}

/** An operation of a bundle with its place, its references not resolved. */
export interface OperationEntry {
  operationId: string;
  /** Lower case, as in the bundle. */
  method: string;
  path: string;
  /** JSON pointer to the operation, from the root of the bundle. */
  pointer: string;
  node: JsonObject;
  /** The parameters of its path item and its own. */
  parameters: unknown[];
}

/** A bundle from its text. Parsing YAML takes longer than comparing, so results are cached. */
export async function readBundleText(text: string, name: string): Promise<BundleFile> {
  const json = await remembered(['merged', text], async () => jsonOf(bundleFileOf(text, name).document));
  return fileOf(text, JSON.parse(json));
}

/** A document as JSON. */
export function jsonOf(document: object): string {
  try {
    return JSON.stringify(document);
  } catch {
    throw new Error('it is nested too deeply, or an alias of YAML is inside of what it names');
  }
}

/** YAML 1.2, with the merge keys (`<<`) of 1.1, which tools for OpenAPI read. */
const yaml = CORE_SCHEMA.withTags(mergeTag);

/** A bundle from its text; `name` is for the message if the text is not one. Since 3.1, `paths` may be left out. */
export function bundleFileOf(text: string, name: string): BundleFile {
  // Takes a third of the time of `yaml`, which is needed only where source positions matter.
  const document: unknown = load(text, { schema: yaml });
  requireFewRepeats(document);
  const isWhole = isNode(document) && [document.paths, document.webhooks, document.components].some(isNode);
  if (!isWhole) throw new Error(`${name} is not an OpenAPI document with paths`);
  return fileOf(text, { paths: {}, ...document } as unknown as Bundle); // the parts that are read here
}

function fileOf(text: string, document: Bundle & { info?: { version?: unknown } }): BundleFile {
  return { text, document, version: String(document.info?.version) };
}

/** The value that a pointer such as `#/components/schemas/Peer` names; `undefined` if it names nothing. */
export function lookUp(document: object, pointer: string): unknown {
  return valueAt(document, keysOf(pointer.slice(1))) ?? valueAt(document, keysOf(unescaped(pointer).slice(1)));
}

/** A reference as a plain pointer: URI fragments percent-encode some characters. */
export function unescaped(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** Follows `$ref` to its target; `undefined` for circular references. */
export function resolveIn(document: object, value: unknown, steps = 0): unknown {
  if (!isNode(value) || typeof value.$ref !== 'string') return value;
  return steps < 32 ? resolveIn(document, lookUp(document, value.$ref), steps + 1) : undefined;
}

/** All operations of a bundle, in the order of its paths. */
export function operationsOf(document: Bundle): OperationEntry[] {
  return operationsIn<JsonObject>(document).map(({ path, method, pointer, operation: node, parameters }) => ({
    operationId: String(node.operationId),
    method,
    path,
    pointer: `#${pointer}`,
    node,
    parameters: parameters.map(({ node }) => node),
  }));
}
