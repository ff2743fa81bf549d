import type { Check, Outgoing } from '@dli-connections/contract/server';
import type { Source } from '@dli-connections/document/follow';
import { isMultipart } from '@dli-connections/document/media';
import { isOpaque } from './any/media.ts';
import { contentFor, responseOfStatus, successOf } from './choose.ts';
import type { DocumentedContent, DocumentedHeader, DocumentedOperation } from './documented.ts';
import { encode } from './encode.ts';
import { exampleFor } from './examples.ts';
import { headerExample, headersOf } from './headers.ts';
import type { MakeUp } from './made.ts';
import type { Wish } from './prefer.ts';
import { SpecError } from './spec-error.ts';
import { xmlOf } from './xml.ts';

/** Statuses whose answers have no content (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const withoutContent = new Set([204, 205, 304]);

/** Finds the check of an answer: of the schema at a pointer, for an operation and a status. */
export type Judge = (name: string, code: string, pointer: string) => Check | undefined;

interface AnswerParts {
  source: Source;
  makeUp: MakeUp;
  judge: Judge;
  /** The check of the schema at a pointer, if there is one. */
  checkAt: ((pointer: string) => Check) | undefined;
}

/** Maximum number of cached answers. */
const mostKept = 2_000;

/** Makes the answers of operations: the requested documented one, never one that breaks its schema. */
export function createAnswers({ source, makeUp, judge, checkAt }: AnswerParts) {
  const kept = new Map<string, Outgoing>();

  return (operation: DocumentedOperation, wish: Wish, accept: string | undefined): Outgoing => {
    const status = wish.code ?? successOf(operation);
    const response = responseOfStatus(operation.responses, status) ?? { code: '', headers: [], contents: [] };
    const content = contentFor(response.contents, accept, wish.example);
    const key = JSON.stringify([operation.name, status, content?.mediaType, wish.example]);
    const same = wish.dynamic ? undefined : kept.get(key);
    if (same) return same;

    const made = content && !withoutContent.has(status) ? bodyOf(operation, response.code, content, wish) : undefined;
    const { headers, cookies } = headersOf(response.headers, (header) => headerValue(header, wish.seed));
    const answer: Outgoing = {
      status,
      headers: made ? { 'content-type': made.contentType, ...headers } : headers,
      cookies,
      body: operation.method === 'head' ? null : (made?.text ?? null),
    };
    if (!wish.dynamic) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, answer);
    }
    return answer;
  };

  function bodyOf({ name }: DocumentedOperation, code: string, content: DocumentedContent, wish: Wish) {
    const { mediaType, schema } = content;
    const check = schema === undefined || isOpaque(mediaType) ? undefined : judge(name, code, schema);
    const example = wish.dynamic ? undefined : exampleFor(content, check, wish.example);
    const described = source.target(`#${encodeURI(schema ?? '/none')}`, '') ?? { node: true, pointer: '' };
    const write = (value: unknown) => encode(value, mediaType, (each) => xmlOf(source, described, each));
    if (example) return write(example.value);
    if (schema === undefined) return write(/[*]|json/i.test(mediaType) ? {} : '');
    if (isOpaque(mediaType) && !isMultipart(mediaType))
      throw new SpecError(`no example of ${mediaType}, which cannot be made up`);
    const value = makeUp(schema, wish.seed, check);
    return write(typeof value === 'string' && isMultipart(mediaType) ? { part: value } : value);
  }

  function headerValue(header: DocumentedHeader, seed: string | undefined): unknown {
    const { name, example, schema } = header;
    if (schema === undefined) return example;
    const check = checkAt?.(schema);
    const shown = check ? headerExample(header, check).value : example;
    return shown === undefined ? makeUp(schema, seed, check, `header ${name}`) : shown;
  }
}
