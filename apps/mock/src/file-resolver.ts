import { dirname, relative, resolve } from 'node:path';
import { fileProblem } from '@dli-connections/command';
import { requireFewRepeats } from '@dli-connections/document/aliases';
import { isNode } from '@dli-connections/document/node';
import { decoded, stepOf } from '@dli-connections/document/pointer';
import { BaseResolver, type Source } from '@redocly/openapi-core';

/** The shortest path from the working directory. */
export function shown(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** True if a reference leads to another host. */
export const isAddress = (reference: string) => /^\w+:\/\//.test(reference);

/** Says why a reference to another host is refused, and what to do. */
export const elsewhere = (reference: string) =>
  `${reference} is on another host, and nothing is fetched; put all into one file first: npx @redocly/cli bundle SPEC -o FILE`;

/** Reads files, and nothing from a network. References to an anchor in a file other than the root become pointers, which Redocly follows. */
export class FileResolver extends BaseResolver {
  /** The files that could be read. */
  readonly read = new Map<string, Source>();
  private readonly known = new WeakSet<object>();

  override async loadExternalRef(reference: string): Promise<Source> {
    if (isAddress(reference)) throw new Error(elsewhere(reference));
    const problem = fileProblem(reference);
    if (problem) throw new Error(`${shown(reference)} ${problem}`);
    const source = await super.loadExternalRef(reference);
    this.read.set(reference, source);
    return source;
  }

  /** References are URLs, in which a space is percent-encoded. */
  override resolveExternalRef(base: string | null, ref: string): string {
    return super.resolveExternalRef(base, isAddress(ref) ? ref : decoded(ref));
  }

  override async resolveDocument<T>(base: string | null, ref: string, isRoot?: boolean) {
    const document = await super.resolveDocument<T>(base, ref, isRoot);
    if (!('parsed' in document) || !isNode(document.parsed) || this.known.has(document.parsed)) return document;
    this.known.add(document.parsed);
    requireFewRepeats(document.parsed);
    for (const node of nodesIn(document.parsed)) {
      const [, file, anchor] = /^([^#]*)#([A-Za-z_][\w.-]*)$/.exec(String(node.$ref)) ?? [];
      // Anchors of the root file are found when all is in one piece.
      if (file === undefined || anchor === undefined || /^\w+:/.test(file) || (file === '' && base === null)) continue;
      // A name of no file may be the `$id` of a schema.
      const other = () => super.resolveDocument(document.source.absoluteRef, file).catch(() => ({}));
      const target = file === '' ? document : await other();
      const pointer = 'parsed' in target ? pointerOf(target.parsed, anchor) : undefined;
      if (pointer !== undefined) node.$ref = `${file}#${pointer}`;
    }
    return document;
  }
}

/** The reason why the file of a reference cannot be read; `undefined` if it can be, or the reference names no file. */
export function referredProblem(from: string, ref: string): string | undefined {
  const [file = ''] = ref.split('#', 1);
  return file === '' ? undefined : fileProblem(resolve(dirname(from), decoded(file)));
}

/** Each node of a document once: YAML may have one in many places. */
function nodesIn(value: unknown, found = new Set<Record<string, unknown>>()): typeof found {
  if (isNode(value) && found.has(value)) return found;
  if (isNode(value)) found.add(value);
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) nodesIn(each, found);
  return found;
}

/** The pointer to the schema with an anchor (JSON Schema 2020-12, 8.2.2). */
function pointerOf(value: unknown, anchor: string, seen = new Set<object>()): string | undefined {
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (isNode(value) && (value.$anchor === anchor || value.$dynamicAnchor === anchor)) return '';
  for (const [key, each] of Object.entries(value)) {
    const below = pointerOf(each, anchor, seen);
    if (below !== undefined) return stepOf(key) + below;
  }
  return undefined;
}
