/** Grades the client by its handling of answers that break the spec. */
import { ApiError, createDliClient, type DliClient } from '@dli-connections/client';
import { validateAnswer } from '@dli-connections/client/validate';
import type { OperationId } from '@dli-connections/contract';
import { listOperations } from '@dli-connections/contract/bundle';
import { stepOf } from '@dli-connections/contract/server';
import { listOf, nodeOf } from '@dli-connections/document/node';
import { schemaAt } from '../src/derive/sites.ts';
import { createTools, sampleOf } from '../src/derive/tools.ts';
import { answerExamples, answerMutants, type Graded, pathExamples, requestExamples } from '../src/index.ts';
import { responseOf } from './altering.ts';
import { isTrue } from './answers.ts';
import { bundle } from './setting.ts';
import { partOf, type Share } from './share.ts';

type GradedAnswer = Parameters<typeof responseOf>[0];

const tools = createTools(bundle);

/** A body with everything in it that a schema knows. */
function everything(at: string): unknown {
  const { pointer, schema } = schemaAt(bundle, at);
  const parts = listOf(schema.allOf);
  if (parts.length === 0) return sampleOf(tools, pointer);
  return Object.assign({}, ...parts.map((_, index) => everything(`${pointer}/allOf/${index}`)));
}

/** Examples of the spec seldom have everything, so each success is answered with all optional members, too. */
const complete = listOperations(bundle).flatMap(({ operationId, responses, path, method }) =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    const at = `/paths${stepOf(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
    if (Number(status) >= 400 || !content) return [];
    const all = nodeOf(everything(at));
    const body = { ...all, ...('is_success' in all && { is_success: true }) };
    return [{ operationId, status: Number(status), example: 'everything', body }];
  }),
);

const documented = [...answerExamples(bundle), ...complete].map(({ body, ...example }) => {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (example.status === 429 || example.status === 503) headers['retry-after'] = '60';
  const text = body === undefined ? '' : JSON.stringify(body);
  return { ...example, answer: { status: example.status, headers, text } };
});

const inputs = Object.fromEntries(
  documented.map(({ operationId }) => {
    const [body] = Object.values(requestExamples(bundle)[operationId] ?? {});
    return [operationId, { ...pathExamples(bundle)[operationId], ...nodeOf(body) }];
  }),
);

/** A client's report of an answer: as a success, as an error of the service, or as one that it did not expect. */
async function reportOf(operationId: string, answer: GradedAnswer): Promise<string> {
  const client = createDliClient({
    endpoint: 'http://dli.test',
    projectId: '48cc2c48765f481480c7db940d6409d1',
    credentials: 'any',
    retry: false,
    validate: validateAnswer,
    fetch: async () => responseOf(answer),
  });
  // Called by name; the input comes from the spec, so its type is known only to it.
  const call = client[operationId as OperationId] as unknown as (this: DliClient, input: unknown) => Promise<unknown>;
  return call.call(client, inputs[operationId]).then(
    () => 'success',
    (error: Error) => (error instanceof ApiError ? `${error.name} ${error.status}` : error.name),
  );
}

/** Grades on the client: each answer that the spec shows, changed so that it breaks the spec, must be reported otherwise. */
export async function gradeClient(share: Share): Promise<Record<string, Graded[]>> {
  const answers: Graded[] = [];
  for (const { name, kind, operation, status, alter } of partOf(answerMutants(bundle), share)) {
    const isMeant = (each: (typeof documented)[0]) => operation === undefined || each.operationId === operation;
    const shown = documented.filter((each) => each.status === status && isMeant(each));
    const changed = shown.flatMap(({ answer, operationId }) => {
      const altered = alter(answer);
      return altered ? [{ operationId, answer, altered }] : [];
    });
    const wrong = changed.filter((each) => each.altered.status !== status || !isTrue(each.operationId, each.altered));
    const headers = changed.filter(
      ({ altered, answer }) => altered.headers['retry-after'] !== answer.headers['retry-after'],
    );
    let foundBy: Graded['foundBy'];
    for (const { operationId, answer, altered } of [...wrong, ...headers]) {
      const [before, after] = [await reportOf(operationId, answer), await reportOf(operationId, altered)];
      if (before === after) continue;
      foundBy = { name: `${operationId} ${status}`, fault: `${after} instead of ${before}` };
      break;
    }
    const open = changed.length > 0 && wrong.length + headers.length === 0;
    const reason = open ? 'The answer keeps the contract: it is open.' : undefined;
    answers.push({ name, kind, ...(foundBy && { foundBy }), ...(reason && { reason }) });
  }
  return { answers };
}
