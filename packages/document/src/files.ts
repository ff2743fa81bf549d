import { dirname, relative, resolve } from 'node:path';
import { BaseResolver, getLineColLocation, type NormalizedProblem, type Source } from '@redocly/openapi-core';
import { requireFewRepeats } from './aliases.ts';
import { isNode } from './node.ts';
import { decoded, stepOf } from './pointer.ts';

/** The shortest path from the working directory. */
export function shown(path: string): string {
  const short = relative('', path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** True if a reference leads to another host. */
export const isAddress = (reference: string) => /^[a-z][\w+.-]*:\/\//i.test(reference);

/** Says why a reference to another host is refused, and what to do. */
export const elsewhere = (reference: string) =>
  `${reference} is on another host, and nothing is fetched; put all into one file first: npx @redocly/cli bundle SPEC -o FILE`;

/** Reads files, and nothing from a network. References to an anchor in a file other than the root become pointers, which Redocly follows. */
export class FileResolver extends BaseResolver {
  /** The files that could be read. */
  readonly read = new Map<string, Source>();
  private readonly known = new WeakSet<object>();
  private readonly problemOf: (file: string) => string | undefined;

  /** @param problemOf gives the reason why a file cannot be read; `undefined` if it can be. */
  constructor(problemOf: (file: string) => string | undefined) {
    super();
    this.problemOf = problemOf;
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (isAddress(reference)) throw new Error(elsewhere(reference));
    const problem = this.problemOf(reference);
    if (problem) throw new Error(`${shown(reference)} ${problem}`);
    const source = await super.loadExternalRef(reference);
    this.read.set(reference, source);
    return source;
  }

  /** References are URLs, in which a space is percent-encoded. */
  override resolveExternalRef(base: string | null, ref: string): string {
    return isAddress(ref) ? ref : super.resolveExternalRef(base, decoded(ref));
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

  /** The reason why the file of a reference cannot be read; `undefined` if it can be, or the reference names no file. */
  referredProblem(from: string, ref: string): string | undefined {
    const [file = ''] = ref.split('#', 1);
    return file === '' ? undefined : this.problemOf(resolve(dirname(from), decoded(file)));
  }
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

type Location = Parameters<typeof getLineColLocation>[0];

/** The file, line and column of a place, as messages begin; empty for none. */
export function placeOf(location: Location | undefined): string {
  if (!location) return '';
  const { source, start } = getLineColLocation(location);
  return `${shown(source.absoluteRef)}:${start.line}:${start.col}: `;
}

/** A problem that Redocly found, in one line. */
export const lineOf = ({ message, location }: NormalizedProblem) => inOneLine(message, placeOf(location[0]));

/** The first line of a message, behind its place. */
export function inOneLine(message: string, place: string): string {
  const [first = ''] = message.trim().split('\n');
  return place + first.replace(/ in "[^"]*" \(\d+:\d+\)$/, ''); // the parser names its place once more
}
