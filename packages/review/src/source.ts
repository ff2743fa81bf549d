import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode } from '@dli-connections/document/node';
import { keysOf } from '@dli-connections/document/pointer';
import { isMap, isSeq, isNode as isYamlNode, LineCounter, parseDocument } from 'yaml';

/** A place in the hand-written spec. */
export interface SourcePlace {
  /** Path from the root of the repository. */
  file: string;
  line?: number;
}

/** Finds the place in the source of a node of the working bundle; `undefined` if it is unknown. */
export type FindSource = (pointer: string) => Promise<SourcePlace | undefined>;

interface SourceFile {
  data: unknown;
  /** The line of the node that keys lead to, or of the last node on the way that is in this file. */
  lineOf: (keys: string[]) => number;
}

/** A finder for the spec in a directory. It relies on the house rule that a file is named like its component. */
export function createFindSource(specDirectory: string): FindSource {
  const files = new Map<string, Promise<SourceFile | undefined>>();
  const open = (name: string) => {
    const file = files.get(name) ?? readSource(join(specDirectory, name));
    files.set(name, file);
    return file;
  };

  return async (pointer) => {
    const keys = keysOf(pointer.slice(1));
    const root = await open('openapi.yaml');
    const [kind = '', first = '', second = ''] = keys;
    if (kind === 'paths') {
      const reference = referenceAt(root?.data, ['paths', first]);
      return reference ? placeIn(reference, await open(reference), keys.slice(2)) : undefined;
    }
    if (kind === 'components') {
      const name = first === 'examples' ? `examples/${second}.yaml` : `components/${first}/${second}.yaml`;
      return placeIn(name, await open(name), keys.slice(3));
    }
    return placeIn('openapi.yaml', root, keys);
  };
}

function placeIn(name: string, file: SourceFile | undefined, keys: string[]): SourcePlace | undefined {
  return file && { file: `spec/${name}`, line: file.lineOf(keys) };
}

function referenceAt(data: unknown, keys: string[]): string | undefined {
  const node = keys.reduce<unknown>((value, key) => (isNode(value) ? value[key] : undefined), data);
  return isNode(node) && typeof node.$ref === 'string' ? node.$ref : undefined;
}

async function readSource(path: string): Promise<SourceFile | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineOf = (keys: string[]) => {
    let offset = 0;
    let node: unknown = document.contents;
    for (const key of keys) {
      const step = stepInto(node, key);
      if (!step) break;
      offset = step.offset;
      node = step.node;
    }
    return lineCounter.linePos(offset).line;
  };
  return { data: document.toJS(), lineOf };
}

interface SourceStep {
  offset: number;
  node: unknown;
}

/** The node at a key, and where it begins. Fields of an `allOf` are looked for in its schemas: `flattenAllOf` moved them. */
function stepInto(node: unknown, key: string): SourceStep | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isYamlNode(item) && item.range ? { offset: item.range[0], node: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => String(each.key) === key);
  if (pair && isYamlNode(pair.key) && pair.key.range) return { offset: pair.key.range[0], node: pair.value };
  const allOf = node.get('allOf');
  return isSeq(allOf) ? allOf.items.map((each) => stepInto(each, key)).find(Boolean) : undefined;
}
