import { isNode } from './node.ts';
import { decoded, keysOf, valueAt } from './pointer.ts';
import { childrenOf, type Node } from './walk.ts';

/** A schema resource: a part of the document with an address of its own. */
interface Resource {
  uri: string;
  pointer: string;
}

/** A reference and the node that holds it. */
export interface Reference extends Node {
  /** `$ref` or `$dynamicRef`. */
  keyword: string;
  ref: string;
}

/** The references of a document, followed as JSON Schema 2020-12 (8.2) and OpenAPI 3.1.1 (4.6) say. */
export interface References {
  /** Each reference in the document. */
  all: readonly Reference[];
  /** Each schema in the document, references included. */
  schemas: readonly Node[];
  /** The pointer that a reference names, from its own pointer; `undefined` for one that names nothing. */
  resolve: (ref: string, from: string) => string | undefined;
  /** The dynamic anchors of the resource around a pointer, each with the pointer that it marks. */
  dynamicAnchorsAt: (pointer: string) => ReadonlyMap<string, string>;
}

const root = 'https://document.invalid/';
const none: ReadonlyMap<string, string> = new Map();

const known = new WeakMap<object, References>();

/** The references and the anchors of a document, which is in one piece. They are looked for once. */
export function referencesIn(document: object): References {
  const references = known.get(document) ?? find(document);
  known.set(document, references);
  return references;
}

function find(document: object): References {
  const names = createNames(document);
  const all: Reference[] = [];
  const schemas: Node[] = [];
  const seen = new Set<object>();

  function visit(node: Node): void {
    if (seen.has(node.node)) return;
    seen.add(node.node);
    if (node.kind === 'schema') {
      schemas.push(node);
      names.add(node);
    }
    for (const keyword of ['$ref', '$dynamicRef']) {
      const ref = node.node[keyword];
      if (typeof ref === 'string') all.push({ ...node, keyword, ref });
    }
    for (const child of childrenOf(node)) visit(child);
  }

  if (isNode(document)) visit({ kind: 'document', node: document, pointer: '' });
  // A reference may name a place that only it makes a schema of, such as in an extension.
  for (const { kind, ref, pointer } of all) {
    const target = names.resolve(ref, pointer);
    const node = target === undefined ? undefined : valueAt(document, keysOf(target));
    if (isNode(node)) visit({ kind, node, pointer: target ?? '' });
  }
  return { all, schemas, resolve: names.resolve, dynamicAnchorsAt: names.dynamicAnchorsAt };
}

/** Collects the names of schemas, and resolves references by them. */
function createNames(document: object) {
  const whole: Resource = { uri: root, pointer: '' };
  const resources = [whole];
  const anchors = new Map<string, string>();
  const dynamic = new Map<string, Map<string, string>>();

  function add({ node: { $id, $anchor, $dynamicAnchor }, pointer }: Node): void {
    if (typeof $id === 'string') {
      const uri = URL.parse($id, resourceAt(pointer).uri)?.href.replace(/#$/, '');
      if (uri) resources.push({ uri, pointer });
    }
    const { uri } = resourceAt(pointer);
    for (const anchor of [$anchor, $dynamicAnchor]) {
      if (typeof anchor === 'string' && !anchors.has(`${uri}#${anchor}`)) anchors.set(`${uri}#${anchor}`, pointer);
    }
    if (typeof $dynamicAnchor !== 'string') return;
    const own = dynamic.get(uri) ?? new Map<string, string>();
    dynamic.set(uri, own.has($dynamicAnchor) ? own : own.set($dynamicAnchor, pointer));
  }

  /** The innermost resource around a place. Most documents have no other than themselves. */
  function resourceAt(pointer: string): Resource {
    let found = whole;
    if (resources.length === 1) return found;
    for (const each of resources) {
      const isAround = pointer === each.pointer || pointer.startsWith(`${each.pointer}/`);
      if (isAround && each.pointer.length >= found.pointer.length) found = each;
    }
    return found;
  }

  function at(resource: Resource, fragment: string): string | undefined {
    if (fragment === '') return resource.pointer;
    const text = decoded(fragment);
    if (!text.startsWith('/')) return anchors.get(`${resource.uri}#${text}`);
    const pointer = resource.pointer + text;
    return valueAt(document, keysOf(pointer)) === undefined ? undefined : pointer;
  }

  function resolve(ref: string, from: string): string | undefined {
    const own = resourceAt(from);
    const url = URL.parse(ref, own.uri);
    if (!url) return undefined;
    const [uri, fragment = ''] = [url.href.replace(/#.*$/s, ''), /#(.*)$/s.exec(ref)?.[1]];
    const resource = resources.find((each) => each.uri === uri);
    const found = resource && at(resource, fragment);
    // Tools that bundle files write references from the root of the document, also into schemas with an `$id`.
    return found ?? (ref.startsWith('#') ? at(whole, fragment) : undefined);
  }

  return { add, resolve, dynamicAnchorsAt: (pointer: string) => dynamic.get(resourceAt(pointer).uri) ?? none };
}
