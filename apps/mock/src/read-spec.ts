import { relative, resolve } from 'node:path';
import type { Bundle } from '@dli-connections/contract/run-time';
import { BaseResolver, bundle, createConfig, getLineColLocation, lint, type Source } from '@redocly/openapi-core';

/** A spec as it was read: in one document, and the files that it stood in. */
export interface ReadSpec {
  document: Bundle;
  files: string[];
}

/** The dialect in which Prism judges by every keyword; in others it leaves some out without a word. */
const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Not house rules: only what nothing can be served without. */
const rules = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'operation-operationId': 'error',
  'operation-operationId-unique': 'error',
  'path-parameters-defined': 'error',
} as const;

/** Reads files, and nothing from a network. */
class FileResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    if (/^\w+:\/\//.test(reference)) throw new Error(`${reference} is no file; a spec is read from files only`);
    return super.loadExternalRef(reference);
  }
}

/**
 * Reads an OpenAPI 3.1 description and all that it refers to.
 *
 * @throws Error with one line: the file, the line in it, and what is wrong there.
 */
export async function readSpec(file: string): Promise<ReadSpec> {
  const ref = resolve(file);
  const config = await createConfig({ rules });
  const externalRefResolver = new FileResolver();
  const [problem] = await lint({ ref, config, externalRefResolver }).catch((error: unknown) => {
    throw new Error(inOneLine((error as Error).message, `${shown(ref)}: `), { cause: error });
  });
  if (problem) throw new Error(inOneLine(problem.message, placeOf(problem.location[0])));
  const { bundle: bundled, fileDependencies } = await bundle({ ref, config, externalRefResolver });
  const written = bundled.parsed as Bundle; // the lint found nothing that is not OpenAPI
  if (!written.openapi.startsWith('3.1.')) {
    throw new Error(`${shown(ref)}: openapi must be 3.1, and is ${written.openapi}`);
  }
  const components = { ...written.components, schemas: written.components?.schemas ?? {} };
  const document = { ...written, jsonSchemaDialect: dialect, components };
  return { document, files: [ref, ...fileDependencies] };
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

function inOneLine(message: string, place: string): string {
  const [first = ''] = message.trim().split('\n');
  return place + first.replace(/ in "[^"]*" \(\d+:\d+\)$/, ''); // the parser names its place once more
}
