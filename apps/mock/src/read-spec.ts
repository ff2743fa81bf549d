import { basename, resolve } from 'node:path';
import { fileProblem } from '@dli-connections/command';
import type { Bundle } from '@dli-connections/contract/run-time';
import { elsewhere, FileResolver, inOneLine, isAddress, lineOf, placeOf, shown } from '@dli-connections/document/files';
import { EndlessReferenceError, follow, sourceIn } from '@dli-connections/document/follow';
import { loopsIn } from '@dli-connections/document/loops';
import { operationsIn } from '@dli-connections/document/operations';
import { stepOf } from '@dli-connections/document/pointer';
import { type Reference, referencesIn } from '@dli-connections/document/references';
import {
  bundle,
  createConfig,
  type Document,
  lint,
  type NormalizedProblem,
  type Source,
  type YamlParseError,
} from '@redocly/openapi-core';
import { plugin, rules } from './spec-rules.ts';
import { versionProblem } from './version.ts';

/** A spec as it was read: in one document, and the files that it stood in. */
export interface ReadSpec {
  document: Bundle;
  files: string[];
  /** Parts that are served unchecked, one line each; and a line if there is nothing to serve. */
  warnings: string[];
  /** Names the place of a pointer into the document, as messages begin. Without a line where the spec is in several files. */
  placeOf: (pointer: string) => string;
}

/** The files that a resolver looked for from a spec on, those that are missing too. */
export const filesOf = (file: string, resolver: FileResolver): string[] => [
  ...new Set([resolve(file), ...resolver.getFiles()]),
];

/**
 * Reads an OpenAPI 3.1 description and all that it refers to.
 *
 * @throws Error with one line: the file, the line in it, and the problem.
 */
export async function readSpec(file: string, externalRefResolver = new FileResolver(fileProblem)): Promise<ReadSpec> {
  if (isAddress(file)) throw new Error(elsewhere(file));
  const ref = resolve(file);
  // The library types its visitors too narrowly.
  const config = await createConfig({ plugins: [plugin as never], rules });
  const root = await externalRefResolver.resolveDocument(null, ref, true).catch((error: Error) => error);
  requireVersion(ref, root);
  const problems = await lint({ ref, config, externalRefResolver }).catch((error: Error) => {
    throw new Error(unreadable(error, ref, root as Document), { cause: error }); // one with a version was parsed
  });
  const error = problems.find((each) => each.severity === 'error' && !isHarmless(each));
  if (error) throw new Error(lineOf(error));
  const { document, unresolved } = await inOnePiece(ref, config, externalRefResolver);
  const source = externalRefResolver.read.get(ref);
  requireResolved(document, unresolved, source, externalRefResolver);
  const isWhole = externalRefResolver.read.size === 1 && source !== undefined;
  const place = (pointer: string) =>
    isWhole ? placeOf({ source, pointer: `#${pointer}` }) : `${shown(ref)}#${pointer}: `;
  requireSchemes(document, place);
  const isEmpty = operationsIn(document).length === 0;
  return {
    document,
    files: filesOf(file, externalRefResolver),
    warnings: [
      ...(isEmpty ? [`${shown(ref)}: There are no operations, so every request is answered with 404.`] : []),
      ...problems.filter(({ severity }) => severity === 'warn').map(lineOf),
      ...[...loopsIn(document, referencesIn(document)).keys()].map(
        (pointer) =>
          `${place(`${pointer}/$ref`)}The reference leads back to this schema for the same value, and is not checked.`,
      ),
    ],
    placeOf: place,
  };
}

/** Vendor extensions must not stop a mock, although Redocly checks some of them. */
const isOfExtension = ({ location }: NormalizedProblem) => /\/x-/.test(location[0]?.pointer ?? '');

/** Redocly knows names of path parameters in ASCII only. */
function isUsed({ message }: NormalizedProblem): boolean {
  const [, name, path = ''] = /^Path parameter `(.*)` is not used in the path `(.*)`\.$/.exec(message) ?? [];
  return path.includes(`{${name}}`);
}

const isHarmless = (each: NormalizedProblem) => isOfExtension(each) || isBoolean(each) || isUsed(each);

/** A schema may be `true` or `false`, also where Redocly looks for an object (JSON Schema 2020-12, 4.3.2). */
const isBoolean = ({ message }: NormalizedProblem) => message === 'Expected type `Schema` (object) but got `boolean`';

/** Explains why Redocly cannot read a document. It names no place for a reference that leads back to itself. */
function unreadable(error: Error, ref: string, { source, parsed }: Document): string {
  if (error instanceof RangeError)
    return `${shown(ref)}: it is nested too deeply, or an alias of YAML is inside of what it names`;
  const document = parsed as Bundle; // it states its version
  const references = referencesIn(document);
  const at = references.all.find((each) => isEndless(sourceIn(document, references), each));
  const message = error.message.replace(/^Self-ref.*/, 'A reference leads back to itself through other files.');
  if (!at) return inOneLine(message, `${shown(ref)}: `);
  return `${placeOf({ source, pointer: `#${at.pointer}/$ref` })}Can't resolve $ref: ${at.ref} leads back to itself.`;
}

function isEndless(source: ReturnType<typeof sourceIn>, at: Reference): boolean {
  try {
    follow(source, at);
    return false;
  } catch (problem) {
    return problem instanceof EndlessReferenceError;
  }
}

/** Refuses anything but OpenAPI 3.1 before reading further. */
function requireVersion(ref: string, read: { parsed?: unknown } | Error): void {
  if (read instanceof Error) {
    const { line, col, message } = read as Partial<YamlParseError> & Error;
    throw new Error(inOneLine(message, !line ? `${shown(ref)}: ` : `${shown(ref)}:${line}:${col}: `));
  }
  const problem = versionProblem(read.parsed, shown(ref));
  if (problem !== undefined) throw new Error(`${shown(ref)}: ${problem}`);
}

/** Refuses a security requirement with an unknown scheme: no request could meet it. */
function requireSchemes(document: Bundle, place: ReadSpec['placeOf']): void {
  const known = Object.keys(document.components?.securitySchemes ?? {});
  const owners = [
    { node: document as unknown, pointer: '' },
    ...operationsIn(document).map(({ operation, pointer }) => ({ node: operation as unknown, pointer })),
  ];
  for (const { node, pointer } of owners) {
    const { security = [] } = node as { security?: object[] }; // linted before
    const names = security.flatMap((each, index) => Object.keys(each).map((name) => ({ name, index })));
    const lost = names.find(({ name }) => !known.includes(name));
    if (!lost) continue;
    const at = `${pointer}/security/${lost.index}${stepOf(lost.name)}`;
    throw new Error(`${place(at)}The security scheme ${lost.name} is not in components.securitySchemes.`);
  }
}

/** Joins the files of a spec. One that is a single file is in one piece as it is. */
async function inOnePiece(ref: string, config: Awaited<ReturnType<typeof createConfig>>, resolver: FileResolver) {
  const source = resolver.read.get(ref);
  if (resolver.read.size === 1 && source) {
    const { parsed } = (await resolver.resolveDocument(null, ref, true)) as { parsed: Bundle }; // it was read before
    return { document: withoutOwnName(parsed, source, basename(ref)), unresolved: [] };
  }
  const { bundle: bundled, problems } = await bundle({ ref, config, externalRefResolver: resolver });
  return { document: bundled.parsed as Bundle, unresolved: problems };
}

/** A document whose references from the root of its file begin with `#`, also those that name the file. */
function withoutOwnName(document: Bundle, { body }: Source, name: string): Bundle {
  if (!body.includes(`${name}#`)) return document;
  const own = new RegExp(`"\\$ref":"(?:\\./)?${name.replaceAll(/\W/g, '\\$&')}#`, 'g');
  return JSON.parse(JSON.stringify(document).replaceAll(own, '"$ref":"#')) as Bundle; // only references differ
}

/** Refuses a reference that names nothing, by JSON Schema's own way to follow one. */
function requireResolved(
  document: Bundle,
  known: readonly NormalizedProblem[],
  source: Source | undefined,
  resolver: FileResolver,
): void {
  const { all, resolve: target } = referencesIn(document);
  const lost = all.find(({ ref, pointer }) => target(ref, pointer) === undefined);
  if (!lost) return;
  const problem = known.find(({ message }) => message.includes(lost.ref)) ?? known[0];
  // Redocly gives a reason for some.
  if (problem && /: /.test(problem.message)) throw new Error(lineOf(problem));
  const location = problem?.location[0] ?? (source && { source, pointer: `#${lost.pointer}/${lost.keyword}` });
  const lack = (location && resolver.referredProblem(location.source.absoluteRef, lost.ref)) ?? 'names nothing';
  const reason = isAddress(lost.ref) ? elsewhere(lost.ref) : `${lost.ref} ${lack}.`;
  throw new Error(`${placeOf(location)}Can't resolve ${lost.keyword}: ${reason}`);
}
