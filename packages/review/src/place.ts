import type { Bundle } from '@dli-connections/contract/bundle';
import { isNode } from '@dli-connections/document/node';
import { keysOf } from '@dli-connections/document/pointer';
import { lookUp, operationsOf, resolveIn } from './bundle.ts';

/** A place of a bundle as a reader names it. */
export interface Spot {
  /** The operation that a pointer leads through; `undefined` for the rest of the document. */
  operationId?: string;
  /** The part of it, such as `request body hosts[].ip`, `status 403` or `schema Peer`. */
  part: string;
}

/**
 * Describes in words the place that a pointer of either bundle names. The name is from the first bundle that has the
 * place.
 */
export function spotOf(path: string, documents: readonly Bundle[]): Spot {
  const keys = keysOf(path.slice(1));
  const [root = 'document', first = '', second = '', ...rest] = keys;
  if (root === 'components') return { part: [`${first.replace(/s$/, '')} ${second}`, fieldOf(rest)].join(' ').trim() };
  if (root !== 'paths' || !first) return { part: [root, itemNameOf(path, documents)].join(' ').trim() };

  const operation = documents.flatMap(operationsOf).find((each) => each.path === first && each.method === second);
  if (!operation) return { part: second === 'parameters' ? `every operation of ${first}` : `path ${first}` };
  return { operationId: operation.operationId, part: partOf(path, rest, documents) };
}

/** The part of an operation that the keys below it lead to. */
function partOf(path: string, [part = '', key = '', ...rest]: string[], documents: readonly Bundle[]): string {
  if (part === 'parameters') return ['parameter', itemNameOf(path, documents) ?? key, fieldOf(rest)].join(' ').trim();
  if (part === 'requestBody') return ['request body', fieldOf([key, ...rest])].join(' ').trim();
  if (part === 'responses') return ['status', key, fieldOf(rest)].join(' ').trim();
  return part || 'operation';
}

/** The name of the item of a list that a pointer leads to or into: of a parameter, a tag. */
function itemNameOf(path: string, documents: readonly Bundle[]): string | undefined {
  const item = /^(.*?\/(?:parameters|tags|servers|security)\/\d+)/.exec(path)?.[1];
  if (!item) return undefined;
  return documents.map((document) => nameIn(resolveIn(document, lookUp(document, item)))).find(Boolean);
}

/** The name of a value that has one, such as a parameter or a tag. */
function nameIn(value: unknown): string | undefined {
  return isNode(value) && typeof value.name === 'string' ? value.name : undefined;
}

/** Keys below a body, an answer or a schema as a path of fields: `hosts[].ip`. Keywords that are not fields are left out. */
function fieldOf(keys: string[]): string {
  let field = '';
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index];
    const next = keys[index + 1];
    if (key === 'properties' && next !== undefined) field += `${field && '.'}${next}`;
    else if (key === 'items') field += '[]';
    else if ((key === 'headers' || key === 'examples') && next !== undefined)
      field += `${key.replace(/s$/, '')} ${next}`;
    if (key === 'properties' || key === 'headers' || key === 'examples' || key === 'content') index += 1;
  }
  return field;
}
