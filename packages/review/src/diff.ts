import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/codegen';
import { stepOf } from '@dli-connections/contract/server';
import { isObject, lookUp, resolveIn } from './bundle.ts';
import { flattenAllOf } from './flatten.ts';
import { runRedocly } from './tools.ts';
import { untoldChanges } from './untold.ts';

/** The part of semver that a change calls for, before what holds below 1.0.0 is considered. */
export type Impact = 'major' | 'minor' | 'patch';

/** One side of a change: where it stands in its bundle, and what stands there. */
export interface Side {
  /** From the root of the bundle, with all references followed. */
  pointer: string;
  value: unknown;
}

/** A change as `redocly diff` tells it. */
export interface RawChange {
  /** From the root of the bundle as a reader gets there, through references: the first of the ways. */
  path: string;
  /** Redocly's name for the kind of node. */
  typeName: string;
  kind: 'added' | 'removed' | 'modified';
  /** Of a modified node: the keyword. */
  property?: string;
  impact: Impact;
  /** The rules that spoke; none for a change that Redocly rates by its kind alone. */
  verdicts: { ruleId: string; message: string }[];
  base?: Side;
  revision?: Side;
}

/** Containers that come or go as one change, with the kind of node that they contain. */
const containers: Record<string, string> = {
  PathItem: 'Operation',
  ParameterList: 'Parameter',
  SchemaProperties: 'Schema',
  ExamplesMap: 'Example',
  HeadersMap: 'Header',
  MediaTypesMap: 'MediaType',
};

/** All changes from one bundle to another by `redocly diff`, one per thing that changed. */
export async function diffBundles(base: Bundle, revision: Bundle): Promise<RawChange[]> {
  const directory = await mkdtemp(join(tmpdir(), 'review-diff-'));
  const flat = { base: flattenAllOf(base), revision: flattenAllOf(revision) };
  try {
    await writeFile(join(directory, 'base.json'), JSON.stringify(flat.base));
    await writeFile(join(directory, 'revision.json'), JSON.stringify(flat.revision));
    // Without the preset no rule is on, and every change is a patch or a minor.
    await writeFile(join(directory, 'redocly.yaml'), "telemetry: 'off'\nextends: [diff-recommended]\n");
    const args = 'diff base.json revision.json --format json --fail-on none --lint-config off'.split(' ');
    const { code, stdout, stderr } = await runRedocly(args, directory);
    // With --fail-on none it fails only when it cannot read a bundle whole, and then its verdicts are not to be trusted.
    if (code !== 0) throw new Error(`redocly diff failed:\n${stderr}`);
    const { changes } = JSON.parse(stdout) as { changes: RawChange[] };
    const documents = { base, revision };
    const told = changes
      .filter((change) => !isVersion(change))
      .flatMap((change) => unpack(atHome(change, flat), documents));
    return [...foldExtensions(told), ...untoldChanges(flat.base, flat.revision, [...changes, ...told])];
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The version is what the changes are held against, not one of them. */
function isVersion({ path, property }: RawChange): boolean {
  return path === '#/info' && property === 'version';
}

/** A change with its sides where they are written in the bundles as they were before `flattenAllOf`. */
function atHome(change: RawChange, flat: { base: Bundle; revision: Bundle }): RawChange {
  const { base, revision } = change;
  return {
    ...change,
    ...(base ? { base: { ...base, pointer: homeOf(base.pointer, flat.base) } } : {}),
    ...(revision ? { revision: { ...revision, pointer: homeOf(revision.pointer, flat.revision) } } : {}),
  };
}

/** Where a thing is written: `flattenAllOf` leaves a reference in the place of a field that it took from a component. */
function homeOf(pointer: string, document: Bundle): string {
  const node = lookUp(document, pointer);
  const reference = isObject(node) ? node.$ref : undefined;
  return typeof reference === 'string' && reference.includes('/properties/') ? reference : pointer;
}

/** A path item or another container that came or went, as its members; any other change as it is. */
function unpack(change: RawChange, documents: { base: Bundle; revision: Bundle }): RawChange[] {
  const member = containers[change.typeName];
  const side = change.kind === 'added' ? change.revision : change.base;
  const document = change.kind === 'added' ? documents.revision : documents.base;
  const value = resolveIn(document, side?.value);
  if (change.kind === 'modified' || !member || !side || typeof value !== 'object' || value === null) return [change];
  return Object.entries(value)
    .filter(
      ([key, each]) => member !== 'Operation' || (isObject(each) && 'operationId' in each && key !== 'parameters'),
    )
    .map(([key, each]) => ({
      ...change,
      typeName: member,
      path: change.path + stepOf(key),
      impact: impactOf(change, member, resolveIn(document, each)),
      [change.kind === 'added' ? 'revision' : 'base']: { pointer: side.pointer + stepOf(key), value: each },
    }));
}

/** A list of parameters is rated as a whole: one that is required makes all of them breaking. */
function impactOf(change: RawChange, member: string, value: unknown): Impact {
  if (member !== 'Parameter' || change.kind !== 'added') return change.impact;
  return isObject(value) && value.required === true ? 'major' : 'minor';
}

/** An extension such as `x-evidence` is told once for each of its keys, and once for the node that has it: one is enough. */
function foldExtensions(changes: RawChange[]): RawChange[] {
  const seen = new Set<string>();
  return changes
    .map((change) => {
      const [node, extension] = splitExtension(change);
      return extension ? { ...change, path: node, kind: 'modified' as const, property: extension } : change;
    })
    .filter((change) => {
      const key = `${change.path} ${change.property ?? change.kind}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The node that an extension belongs to, and the name of the extension: `[path, 'x-evidence']`. */
function splitExtension({ typeName, path }: RawChange): [string, string | undefined] {
  const found = typeName === 'SpecExtension' ? /^(.*)\/(x-[^/]+)(?:\/.*)?$/.exec(path) : null;
  return found ? [found[1] ?? path, found[2]] : [path, undefined];
}
