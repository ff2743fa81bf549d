import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, removeOf, row, showOf } from './short.ts';

const text = { schema: { type: 'string' } };
type Holder = (draft: Draft) => Draft;
const request: Holder = (draft) => createOf(draft).requestBody;
/** The media types of a body, each with the same schema, before and after. */
const types = (change: string, verdict: Row['verdict'], holder: Holder, one: string[], other: string[]) => {
  const put = (list: string[]) => (draft: Draft) => {
    holder(draft).content = Object.fromEntries(list.map((type) => [type, structuredClone(text)]));
  };
  return row(`media type: ${change}`, verdict, put(other), put(one));
};
const json = (schema: unknown) => ({ 'application/json': { schema } });

/** Media types by RFC 9110, statuses, and the rest of an answer. */
export const mediaTypes: Row[] = [
  types('space before a parameter', 'patch', request, ['text/csv;header=present'], ['text/csv; header=present']),
  types(
    'value of a parameter in quotes',
    'patch',
    request,
    ['text/csv; header=present'],
    ['text/csv; header="present"'],
  ),
  types('parameters in another order', 'patch', request, ['text/csv; a=1; b=2'], ['text/csv; b=2; a=1']),
  types('name of a parameter in capitals', 'patch', request, ['text/csv; a=1'], ['text/csv; A=1']),
  types('usual character set', 'patch', request, ['text/plain'], ['text/plain; charset=UTF-8']),
  types('another character set', 'major', request, ['text/plain; charset=utf-8'], ['text/plain; charset=iso-8859-1']),
  types('version in a parameter', 'major', request, ['application/json; version=1'], ['application/json; version=2']),
  types('parameter refused', 'major', answerOf, ['application/json'], ['application/json; version=2']),
  types('suffix', 'major', request, ['application/json'], ['application/vnd.thing+json']),
  types('two became a range', 'minor', request, ['text/plain', 'text/csv'], ['text/*']),
  types('range became two', 'major', request, ['text/*'], ['text/plain', 'text/csv']),
  types('range of an answer became two', 'minor', answerOf, ['text/*'], ['text/plain', 'text/csv']),
  types('two of an answer became a range', 'major', answerOf, ['text/plain', 'text/csv'], ['text/*']),
  types('any', 'minor', request, ['text/plain'], ['*/*']),
  types('range of all in place of one', 'minor', request, ['text/*'], ['*/*']),
  types('type beside the range that has it', 'patch', request, ['text/*'], ['text/*', 'text/plain']),
  types('type beside the range that has it, in an answer', 'patch', answerOf, ['text/*'], ['text/*', 'text/plain']),
  types('type gone beside the range that has it', 'patch', answerOf, ['text/*', 'text/plain'], ['text/*']),
  types('one of two in an answer gone', 'major', answerOf, ['text/plain', 'text/csv'], ['text/plain']),
  types('in another order', 'none', answerOf, ['text/plain', 'text/csv'], ['text/csv', 'text/plain']),
  row(
    'media type: schema under a range narrowed for one',
    'major',
    (draft) => {
      request(draft).content['text/plain'] = { schema: { type: 'string', maxLength: 3 } };
    },
    (draft) => {
      request(draft).content = { 'text/*': text };
    },
  ),
  row('error body as a problem', 'major', (draft) => {
    const { content } = draft.components.responses.BadRequest;
    draft.components.responses.BadRequest.content = { 'application/problem+json': content['application/json'] };
  }),
  row(
    'schema of an answer for the first time',
    'minor',
    (draft) => {
      answerOf(draft).content['application/json'].schema = { type: 'object' };
    },
    (draft) => {
      answerOf(draft).content['application/json'] = {};
    },
  ),
  row(
    'schema of a request for the first time',
    'major',
    (draft) => {
      request(draft).content['application/json'].schema = { type: 'object' };
    },
    (draft) => {
      request(draft).content['application/json'] = {};
    },
  ),
  row(
    'status: default in place of ranges',
    'minor',
    (draft) => {
      const { '4XX': error, '5XX': _, ...rest } = showOf(draft).responses;
      showOf(draft).responses = { ...rest, default: error };
    },
    (draft) => {
      const error = { $ref: '#/components/responses/BadRequest' };
      showOf(draft).responses = { 200: answerOf(draft), '4XX': error, '5XX': error };
    },
  ),
  row(
    'status: ranges in place of default',
    'minor',
    (draft) => {
      const { default: error, ...rest } = showOf(draft).responses;
      showOf(draft).responses = { ...rest, '4XX': error, '5XX': error };
    },
    (draft) => {
      showOf(draft).responses = { 200: answerOf(draft), default: { $ref: '#/components/responses/BadRequest' } };
    },
  ),
  row(
    'status: default gone',
    'major',
    (draft) => delete showOf(draft).responses.default,
    (draft) => {
      showOf(draft).responses.default = { $ref: '#/components/responses/BadRequest' };
    },
  ),
  row(
    'status: range in small letters',
    'patch',
    (draft) => {
      const { '4XX': error, ...rest } = showOf(draft).responses;
      showOf(draft).responses = { ...rest, '4xx': error };
    },
    (draft) => {
      showOf(draft).responses['4XX'] = { $ref: '#/components/responses/BadRequest' };
    },
  ),
  row(
    'status: body of a named one differs from its range',
    'major',
    (draft) => {
      showOf(draft).responses['409'] = { description: 'Busy.', content: json({ type: 'string' }) };
    },
    (draft) => {
      showOf(draft).responses['4XX'] = { $ref: '#/components/responses/BadRequest' };
    },
  ),
  row(
    'status: new success beside the range that has it',
    'minor',
    (draft) => {
      showOf(draft).responses['202'] = showOf(draft).responses['2XX'];
    },
    (draft) => {
      showOf(draft).responses['2XX'] = answerOf(draft);
    },
  ),
  row('status: new informational one', 'minor', (draft) => {
    showOf(draft).responses['103'] = { description: 'Hints.' };
  }),
  row('status: not modified', 'major', (draft) => {
    showOf(draft).responses['304'] = { description: 'As before.' };
  }),
  row('status: server error', 'minor', (draft) => {
    showOf(draft).responses['503'] = { description: 'Later.' };
  }),
  row('status: success with a body in place of none', 'major', (draft) => {
    removeOf(draft).responses = {
      200: { description: 'Deleted.', content: json({ type: 'object' }) },
      400: removeOf(draft).responses['400'],
    };
  }),
  row('status: field of an error removed', 'major', (draft) => {
    delete draft.components.schemas.ErrorEnvelope.properties.error_msg;
    draft.components.schemas.ErrorEnvelope.required = ['error_code'];
  }),
  row(
    'link: other operation',
    'minor',
    (draft) => {
      answerOf(draft).links.next.operationId = 'deleteThing';
    },
    (draft) => {
      answerOf(draft).links = { next: { operationId: 'showThing' } };
    },
  ),
  row(
    'link: parameter',
    'minor',
    (draft) => {
      answerOf(draft).links.next.parameters = { thing_id: '$response.body#/id' };
    },
    (draft) => {
      answerOf(draft).links = { next: { operationId: 'showThing' } };
    },
  ),
];
