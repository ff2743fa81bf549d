import { relative, resolve } from 'node:path';
import type { Bundle } from '@dli-connections/contract/run-time';
import { soundPatterns } from '@dli-connections/document/patterns';
import { definedParameters, readableParameters } from '@dli-connections/document/readable';
import { referencesIn } from '@dli-connections/document/references';
import {
  BaseResolver,
  bundle,
  createConfig,
  getLineColLocation,
  lint,
  type NormalizedProblem,
  type Source,
} from '@redocly/openapi-core';
import { uncheckedParts } from './unchecked.ts';

/** A spec as it was read: in one document, and the files that it stood in. */
export interface ReadSpec {
  document: Bundle;
  files: string[];
  /** What of it is not checked, one line each. */
  unchecked: string[];
}

/** Not house rules: only what nothing can be served without. */
const rules = {
  struct: 'error',
  'operation-operationId-unique': 'error',
  'path-parameters-defined': 'error',
  'mock/readable-parameters': 'error',
  'mock/sound-patterns': 'error',
  'mock/defined-parameters': 'warn',
  'mock/unchecked-parts': 'warn',
} as const;

type Types = Record<string, object>;

const plugin = {
  id: 'mock',
  typeExtension: {
    // A keyword that JSON Schema does not know is an annotation (2020-12, 6.5), and an odd annotation harms nobody.
    oas3: ({ Schema, ...others }: Types): Types => {
      const { properties } = Schema as { properties?: object };
      return {
        ...others,
        Schema: {
          ...Schema,
          properties: { ...properties, id: {}, example: {}, examples: {} },
          additionalProperties: {},
        },
      };
    },
  },
  rules: {
    oas3: {
      'readable-parameters': readableParameters,
      'defined-parameters': definedParameters,
      'sound-patterns': soundPatterns,
      'unchecked-parts': uncheckedParts,
    },
  },
};

/** Reads files, and nothing from a network. */
class FileResolver extends BaseResolver {
  /** The files that could be read. */
  readonly read = new Map<string, Source>();

  override async loadExternalRef(reference: string): Promise<Source> {
    if (/^\w+:\/\//.test(reference)) throw new Error(`${reference} is no file; a spec is read from files only`);
    const source = await super.loadExternalRef(reference);
    this.read.set(reference, source);
    return source;
  }
}

/**
 * Reads an OpenAPI 3.1 description and all that it refers to.
 *
 * @throws Error with one line: the file, the line in it, and what is wrong there.
 */
export async function readSpec(file: string): Promise<ReadSpec> {
  const ref = resolve(file);
  // Visitors are given more than the rules use, which no type of theirs says.
  const config = await createConfig({ plugins: [plugin as never], rules });
  const externalRefResolver = new FileResolver();
  const problems = await lint({ ref, config, externalRefResolver }).catch((error: unknown) => {
    throw new Error(inOneLine((error as Error).message, `${shown(ref)}: `), { cause: error });
  });
  const error = problems.find((each) => each.severity === 'error' && !isOfExtension(each));
  if (error) throw new Error(lineOf(error));
  const { document, unresolved } = await inOnePiece(ref, config, externalRefResolver);
  if (!document.openapi.startsWith('3.1.')) {
    throw new Error(`${shown(ref)}: openapi must be 3.1, and is ${document.openapi}`);
  }
  requireResolved(document, unresolved, externalRefResolver.read.get(ref));
  return {
    document,
    files: [ref, ...externalRefResolver.getFiles()],
    unchecked: problems.filter(({ severity }) => severity === 'warn').map(lineOf),
  };
}

/** Nothing that a vendor adds stops a mock: Redocly knows the form of some extensions. */
const isOfExtension = ({ location }: NormalizedProblem) => /\/x-/.test(location[0]?.pointer ?? '');

/** Joins the files of a spec. One that is a single file is in one piece as it is. */
async function inOnePiece(ref: string, config: Awaited<ReturnType<typeof createConfig>>, resolver: FileResolver) {
  if (resolver.read.size === 1) {
    const { parsed } = (await resolver.resolveDocument(null, ref, true)) as { parsed: Bundle };
    return { document: parsed, unresolved: [] };
  }
  const { bundle: bundled, problems } = await bundle({ ref, config, externalRefResolver: resolver });
  return { document: bundled.parsed as Bundle, unresolved: problems };
}

/** Refuses a reference that names nothing, by JSON Schema's own way to follow one. */
function requireResolved(document: Bundle, known: readonly NormalizedProblem[], source: Source | undefined): void {
  const { all, resolve: target } = referencesIn(document);
  const lost = all.find(({ ref, pointer }) => target(ref, pointer) === undefined);
  if (!lost) return;
  const problem = known.find(({ message }) => message.includes(lost.ref)) ?? known[0];
  if (problem) throw new Error(lineOf(problem));
  const location = source && { source, pointer: `#${lost.pointer}/${lost.keyword}` };
  throw new Error(`${placeOf(location)}Can't resolve ${lost.keyword}: ${lost.ref} names nothing.`);
}

/** A path as short as it can be named from here. */
function shown(path: string): string {
  const short = relative('', path);
  return short.startsWith('..') ? path : short;
}

type Location = Parameters<typeof getLineColLocation>[0];

function placeOf(location: Location | undefined): string {
  if (!location) return '';
  const { source, start } = getLineColLocation(location);
  return `${shown(source.absoluteRef)}:${start.line}:${start.col}: `;
}

const lineOf = ({ message, location }: NormalizedProblem) => inOneLine(message, placeOf(location[0]));

function inOneLine(message: string, place: string): string {
  const [first = ''] = message.trim().split('\n');
  return place + first.replace(/ in "[^"]*" \(\d+:\d+\)$/, ''); // the parser names its place once more
}
