/** No operation accepts a bad answer as a success, and the class of each error names the problem. */
import { calls } from '@dli-connections/contract/calls';
import { expect, test } from 'vitest';
import { clientOf, rejectionOf } from '../test/client-of.ts';
import type { OperationId } from './index.ts';

const html = '<html><body>ok</body></html>';
const json = (value: unknown) => JSON.stringify(value);

/** A body that has every field that a success of an operation always has. */
const wholeOf = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((name) => [name, name === 'is_success' ? true : 'x']));

/** Answers to a success of an operation with these fields: name, body, and the class of the failure. */
function badAnswers(fields: readonly string[]): [string, string, string][] {
  const whole = wholeOf(fields);
  const lacking = fields.map((name): [string, string, string] => [
    `without ${name}`,
    json({ ...whole, [name]: undefined }),
    'UnexpectedAnswerError',
  ]);
  const soft: [string, string, string][] = [
    ['soft failure', json({ ...whole, is_success: false }), 'SoftFailureError'],
    ['soft failure alone', json({ is_success: false, message: 'no quota' }), 'SoftFailureError'],
  ];
  const bodies = {
    empty: '',
    html,
    cut: json(whole).slice(0, -1),
    array: '[]',
    null: 'null',
    text: '"ok"',
    number: '0',
    nothing: '{}',
  };
  const bad = Object.entries(bodies).map(([name, body]): [string, string, string] => [
    name,
    body,
    'UnexpectedAnswerError',
  ]);
  return [...bad, ...lacking, ...soft];
}

/** The error of a call with this answer. Its parts have the names in its path. */
async function outcomeOf(operationId: OperationId, path: string, answer: Response): Promise<string> {
  const client = clientOf(async () => answer);
  const names = [...path.matchAll(/{(\w+)}/g)].map(([, name = '']) => name).filter((name) => name !== 'project_id');
  const input = Object.fromEntries(names.map((name) => [name, 'x']));
  // The operation, and so its input, is known at run time only.
  const method = client[operationId] as unknown as (input: unknown) => Promise<unknown>;
  const error = await rejectionOf(method(input));
  return error instanceof Error ? error.name : String(error);
}

test.each(Object.keys(calls) as (keyof typeof calls)[])('%s', async (operationId) => {
  const [, path, repeat, successes] = calls[operationId];
  const once = repeat === 'once';
  const expected: Record<string, string> = {};
  const found: Record<string, string> = {};
  const check = async (name: string, status: number, body: string | null, type: string) => {
    expected[`${status} ${name}`] = type;
    found[`${status} ${name}`] = await outcomeOf(operationId, path, new Response(body, { status }));
  };
  const envelope = json({ error_code: 'DLI.0999', error_msg: 'no' });
  for (const [documented, fields] of Object.entries(successes)) {
    for (const [name, body, type] of fields ? badAnswers(fields) : [])
      await check(name, Number(documented), body, type);
  }
  for (const status of [200, 201, 202, 204].filter((each) => !(each in successes))) {
    await check(
      'undocumented',
      status,
      status === 204 ? null : json(wholeOf(Object.values(successes)[0] ?? [])),
      'UnexpectedAnswerError',
    );
  }
  for (const status of [301, 302, 304, 307]) await check('redirect', status, null, 'UnexpectedAnswerError');
  for (const status of [400, 401, 403, 404, 413, 418, 429, 500, 503])
    await check('envelope', status, envelope, 'ApiError');
  for (const status of [400, 404, 429, 500]) await check('page', status, html, 'UnexpectedAnswerError');
  for (const status of [502, 504]) {
    await check('envelope', status, envelope, once ? 'UnknownOutcomeError' : 'ApiError');
    await check('page', status, html, once ? 'UnknownOutcomeError' : 'UnexpectedAnswerError');
  }
  expect(found).toEqual(expected);
});
