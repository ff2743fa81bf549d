import { readFile } from 'node:fs/promises';
import { nodeOf } from '@dli-connections/document/node';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { AnswerExample } from '../examples.ts';
import { casesFolder } from '../files.ts';
import type { ReportedFailure } from './adapter.ts';

/** The expected result of an answer in a client: its value, or one of some kinds of failure. */
export type Expected = { value: unknown } | { reported: readonly Partial<ReportedFailure>[] };

/** An answer for a client, with the expected result. */
export interface ClientAnswer {
  name: string;
  status: number;
  type: string;
  /** `undefined` for an answer that has none. */
  text: string | undefined;
  expected: Expected;
}

interface Raw {
  answer: string;
  /** `success` is the documented one of the operation. */
  status: number | 'success';
  type?: string;
  /** `{success}` stands for the documented success, as JSON; without any there is no body. */
  body?: string;
  reported: ReportedFailure['kind'][];
  /** A field that the operation's success must have, or the answer is skipped. */
  field?: string;
}

const folder = new URL('client/', casesFolder);

/**
 * Reads the answers that no service should give.
 *
 * @throws Error when the file breaks its schema.
 */
export async function loadRawAnswers(): Promise<Raw[]> {
  const [schema, content] = await Promise.all([
    readFile(new URL('raw-answers.schema.json', folder), 'utf8').then(JSON.parse),
    readFile(new URL('raw-answers.yaml', folder), 'utf8').then((text): unknown => parse(text)),
  ]);
  const validate = new Ajv2020({ strict: false }).compile<{ answers: Raw[] }>(schema);
  if (!validate(content)) throw new Error(`cases/client/raw-answers.yaml: ${JSON.stringify(validate.errors?.[0])}`);
  return content.answers;
}

const json = 'application/json';

/** The expected result of an example answer of the spec. */
export function documentedAnswer({ status, example, body }: AnswerExample): ClientAnswer {
  const { is_success, message, error_code, error_msg } = nodeOf(body);
  const refused = { kind: 'refused', status, error_code, error_msg } as Partial<ReportedFailure>; // by the schema of errors
  const soft = { kind: 'soft failure', message } as Partial<ReportedFailure>; // by the schema of outcomes
  const failure = status >= 300 ? refused : is_success === false ? soft : undefined;
  return {
    ...{ name: `${status}-${example}`, status, type: json },
    text: body === undefined ? undefined : JSON.stringify(body),
    expected: failure ? { reported: [failure] } : { value: body },
  };
}

/** The successes of an operation that lack a field which each of them has; `fields` is `null` for one without a body. */
export function lackingAnswers({ status, body }: AnswerExample, fields: readonly string[] | null): ClientAnswer[] {
  return (fields ?? []).map((field) => ({
    ...{ name: `${field}-missing`, status, type: json },
    text: JSON.stringify({ ...nodeOf(body), [field]: undefined }),
    expected: { reported: [{ kind: 'unexpected' }] },
  }));
}

/** The raw answers that apply to an operation; `documented` are its statuses. */
export function rawAnswers(
  raw: readonly Raw[],
  { status: success, body }: AnswerExample,
  fields: readonly string[] | null,
  documented: readonly string[],
): ClientAnswer[] {
  return raw.flatMap(({ answer, status, type = json, body: text, reported, field }) => {
    const sent = status === 'success' ? success : status;
    const isBare = body === undefined && (status === 'success' || text?.includes('{success}'));
    const isOther = status !== 'success' && sent < 300 && documented.includes(String(sent));
    if (isBare || isOther || (field !== undefined && !fields?.includes(field))) return [];
    const whole = text?.replace('{success}', () => JSON.stringify(body));
    const expected = { reported: reported.map((kind) => ({ kind })) };
    return [{ name: answer, status: sent, type, text: whole, expected }];
  });
}
