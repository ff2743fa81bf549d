import { readFile } from 'node:fs/promises';
import { type AnyNode as CorpusNode, isNode } from '@dli-connections/document/node';
import { methods } from '@dli-connections/document/operations';
import { keysOf, stepOf, valueAt } from '@dli-connections/document/pointer';
import { parse } from 'yaml';

export { type CorpusNode, isNode };

/** An object of a document and the JSON pointer to it, references followed. */
export interface Located {
  node: CorpusNode;
  pointer: string;
}

/** An operation of a document. */
export interface CorpusOperation extends Located {
  method: string;
  path: string;
  /** Its own parameters, then those of its path item that it does not override. */
  parameters: Located[];
}

/** Reads a document in JSON or YAML. */
export async function readDocument(file: string): Promise<CorpusNode> {
  const text = await readFile(file, 'utf8');
  return (
    file.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: 10_000, logLevel: 'error' })
  ) as CorpusNode;
}

/**
 * The object at a pointer, references followed.
 *
 * @throws Error when a reference leads nowhere, in circles, or out of the document.
 */
export function placeAt(document: CorpusNode, pointer: string): Located {
  for (let hops = 0; hops < 20; hops++) {
    const node = valueAt(document, keysOf(pointer));
    if (!isNode(node)) throw new Error(`nothing is at ${pointer}`);
    if (typeof node.$ref !== 'string') return { node, pointer };
    if (!node.$ref.startsWith('#')) throw new Error(`${pointer} refers to ${node.$ref}, outside of the document`);
    pointer = decodeURIComponent(node.$ref.slice(1));
  }
  throw new Error(`the references from ${pointer} do not end`);
}

/** The objects below a key of a place by their keys, references followed. */
export function placesBelow(
  document: CorpusNode,
  { node, pointer }: Located,
  key: string,
): [key: string, place: Located][] {
  const held = isNode(node[key]) ? Object.keys(node[key]) : [];
  return held.map((each) => [each, placeAt(document, `${pointer}${stepOf(key)}${stepOf(each)}`)]);
}

/** All operations of a document, in the order of its paths. */
export function corpusOperations(document: CorpusNode): CorpusOperation[] {
  return placesBelow(document, { node: document, pointer: '' }, 'paths').flatMap(([path, item]) =>
    methods
      .filter((method) => isNode(item.node[method]))
      .map((method) => {
        const place = { node: item.node[method] as CorpusNode, pointer: `${item.pointer}/${method}` };
        return { method, path, ...place, parameters: parametersOf(document, place, item) };
      }),
  );
}

function parametersOf(document: CorpusNode, ...owners: Located[]): Located[] {
  const all = owners.flatMap(({ node, pointer }) =>
    (Array.isArray(node.parameters) ? node.parameters : []).map((_, at) =>
      placeAt(document, `${pointer}/parameters/${at}`),
    ),
  );
  const keyOf = ({ node }: Located) => `${node.in} ${node.name}`;
  return all.filter((each, at) => all.findIndex((other) => keyOf(other) === keyOf(each)) === at);
}
