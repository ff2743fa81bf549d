import type { Bundle } from '@dli-connections/contract/run-time';
import { type Check, describe } from '@dli-connections/contract/server';
import { isJson } from '@dli-connections/document/media';
import { nameOf, operationsIn } from '@dli-connections/document/operations';
import { isOpaque } from './any/media.ts';
import { type Documented, type DocumentedContent, type DocumentedResponse, documentedIn } from './documented.ts';
import { headerExample, plain } from './headers.ts';
import { SpecError } from './spec-error.ts';

type Example = DocumentedContent['examples'][number];

/**
 * The example to answer with: the first that keeps its schema; if none does, a generated value.
 *
 * @throws Error when the one that is asked for by name breaks its schema.
 */
export function exampleFor(
  { examples, mediaType }: DocumentedContent,
  check: Check | undefined,
  wanted: string | undefined,
): Example | undefined {
  for (const example of examples) {
    if (wanted !== undefined && example.key !== wanted) continue;
    const value = writtenBy(example, mediaType, check);
    const problem = problemOf(value, mediaType, check);
    if (problem === undefined) return { ...example, value };
    if (wanted !== undefined) throw new SpecError(`the example ${wanted} breaks the contract: ${problem}`);
  }
  return undefined;
}

/** An example may be the text of a value (OpenAPI 3.1.1, 4.8.19), which shows where the schema takes the value alone. */
function writtenBy({ value }: Example, mediaType: string, check: Check | undefined): unknown {
  if (typeof value !== 'string' || !check || !isJson(mediaType) || check.first(value)) return value;
  const written = plain(value);
  return check.first(written) ? written : value;
}

function problemOf(value: unknown, mediaType: string, check: Check | undefined): string | undefined {
  if (check === undefined || check.all(value)) return undefined;
  const errors = check.all.errors ?? [];
  // An example of a value that is not JSON is its written form.
  const isWritten = typeof value === 'string' && !isJson(mediaType);
  if (isWritten && errors.some(({ instancePath, keyword }) => instancePath === '' && keyword === 'type'))
    return undefined;
  return describe('body', value, errors);
}

function responsesOf(documented: Documented, name: string): DocumentedResponse[] {
  try {
    return documented.of(name)?.responses ?? [];
  } catch {
    return []; // a response that refers to itself is reported by the request that needs it
  }
}

/** An example that breaks its schema. */
export interface BrokenExample {
  /** Pointer to the media type that it stands in, or whose schema has it. */
  pointer: string;
  problem: string;
}

/** Finds the examples of answers that break their schemas, one by one: compiling the schemas of a large document takes seconds. */
export function* brokenExamples(
  document: Bundle,
  checkAt: (pointer: string) => Check,
): Generator<BrokenExample | undefined> {
  const documented = documentedIn(document);
  for (const operation of operationsIn<{ operationId?: string }>(document)) {
    const responses = responsesOf(documented, nameOf(operation));
    for (const { schema, mediaType, examples } of responses.flatMap(({ contents }) => contents)) {
      if (schema === undefined || isOpaque(mediaType)) continue;
      const check = checkAt(schema);
      for (const example of examples)
        yield reported(schema, `The example ${example.key}`, () =>
          problemOf(writtenBy(example, mediaType, check), mediaType, check),
        );
    }
    for (const header of responses.flatMap(({ headers }) => headers)) {
      const { schema, name } = header;
      if (schema === undefined || header.example === undefined) continue;
      yield reported(schema, `The example of the header ${name}`, () => headerExample(header, checkAt(schema)).problem);
    }
  }
}

function reported(schema: string, what: string, find: () => string | undefined): BrokenExample | undefined {
  let problem: string | undefined;
  try {
    problem = find();
  } catch {
    return undefined; // a schema that cannot be compiled is reported by the request that needs it
  }
  if (problem === undefined) return undefined;
  const pointer = schema.replace(/\/schema$/, '');
  return { pointer, problem: `${what} is not used, because it breaks its schema: ${problem}.` };
}
