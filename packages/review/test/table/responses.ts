import type { Draft } from '../edit.ts';
import { ok, type Row, string } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const shown = (draft: Draft) => draft.paths['/v1/{project_id}/things/{thing_id}'].get;
const answer = (draft: Draft) => shown(draft).responses['200'];

/** Answers: statuses, media types, headers, links. */
export const responses: Row[] = [
  {
    change: 'error status as a range',
    edit: ({ create }) => {
      create.responses['4XX'] = create.responses['429'];
      delete create.responses['429'];
    },
    verdict: 'minor',
  },
  {
    change: 'default with the error envelope',
    edit: ({ show }) => {
      show.responses.default = { $ref: '#/components/responses/BadRequest' };
    },
    verdict: 'minor',
  },
  {
    change: 'default with another envelope',
    edit: ({ show }) => {
      show.responses.default = ok;
    },
    verdict: 'minor',
  },
  {
    change: 'status that default documented',
    before: ({ show }) => {
      show.responses.default = { $ref: '#/components/responses/BadRequest' };
    },
    edit: ({ show }) => {
      show.responses['500'] = { $ref: '#/components/responses/BadRequest' };
    },
    verdict: 'minor',
  },
  {
    change: 'new redirection',
    edit: ({ show }) => {
      show.responses['302'] = { description: 'Elsewhere.' };
    },
    verdict: 'major',
  },
  {
    change: 'success status replaced',
    edit: ({ create }) => {
      create.responses['200'] = create.responses['201'];
      delete create.responses['201'];
    },
    verdict: 'major',
  },
  {
    change: 'description of an answer',
    edit: (_, draft) => {
      answer(draft).description = 'It.';
    },
    verdict: 'patch',
  },
  {
    change: 'answer moved to a component',
    edit: ({ show }, draft) => {
      draft.components.responses.Shown = show.responses['200'];
      show.responses['200'] = { $ref: '#/components/responses/Shown' };
    },
    verdict: 'patch',
  },
  {
    change: 'body for an answer without one',
    edit: ({ remove }) => {
      remove.responses['204'].content = json({ type: 'object' });
    },
    verdict: 'minor',
  },
  { change: 'body of an answer gone', edit: (_, draft) => delete answer(draft).content, verdict: 'major' },
  {
    change: 'second media type of an answer',
    edit: (_, draft) => {
      answer(draft).content['text/plain'] = { schema: string() };
    },
    verdict: 'minor',
  },
  {
    change: 'range of media types of an answer',
    edit: (_, draft) => {
      answer(draft).content = { 'application/*': answer(draft).content['application/json'] };
    },
    verdict: 'major',
  },
  {
    change: 'range of media types of an answer narrowed',
    before: (_, draft) => {
      answer(draft).content = { 'application/*': answer(draft).content['application/json'] };
    },
    edit: (_, draft) => {
      answer(draft).content = { 'application/json': answer(draft).content['application/*'] };
    },
    verdict: 'minor',
  },
  {
    change: 'new header of an answer',
    edit: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    verdict: 'minor',
  },
  {
    change: 'optional header of an answer removed',
    before: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    edit: (_, draft) => delete answer(draft).headers,
    verdict: 'major',
  },
  {
    change: 'header of an answer promised',
    before: (_, draft) => {
      answer(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
    edit: (_, draft) => {
      answer(draft).headers['X-Count'].required = true;
    },
    verdict: 'minor',
  },
  {
    change: 'case of a header of an answer',
    edit: (_, draft) => {
      draft.components.responses.TooManyRequests.headers = {
        'retry-after': { $ref: '#/components/headers/RetryAfter' },
      };
    },
    verdict: 'patch',
  },
  {
    change: 'type of a header of an answer',
    edit: (_, draft) => {
      draft.components.headers.RetryAfter.schema = { type: 'string' };
    },
    verdict: 'major',
  },
  {
    change: 'header of the media type',
    edit: (_, draft) => {
      answer(draft).headers = { 'Content-Type': { required: true, schema: string() } };
    },
    verdict: 'patch',
  },
  {
    change: 'link added',
    edit: ({ create }) => {
      create.responses['201'].links = { show: { operationId: 'showThing' } };
    },
    verdict: 'minor',
  },
  {
    change: 'link described',
    before: ({ create }) => {
      create.responses['201'].links = { show: { operationId: 'showThing' } };
    },
    edit: ({ create }) => {
      create.responses['201'].links.show.description = 'It.';
    },
    verdict: 'patch',
  },
  {
    change: 'description beside a reference that an allOf takes',
    before: ({ schemas }) => {
      schemas.Named = { type: 'object', properties: { name: { $ref: '#/components/schemas/Name' } } };
      schemas.Thing.allOf = [{ $ref: '#/components/schemas/Named' }];
    },
    edit: ({ schemas }) => {
      schemas.Named.properties.name.description = 'Its name.';
    },
    verdict: 'patch',
  },
  {
    change: 'a range of statuses narrowed to one of them',
    before: ({ list }) => {
      list.responses = { '2XX': list.responses['200'] };
    },
    edit: ({ list }) => {
      list.responses = { '200': list.responses['2XX'] };
    },
    verdict: 'minor',
  },
  {
    change: 'a range of statuses gone beside one of another range',
    before: ({ list }) => {
      list.responses['4XX'] = list.responses['400'];
    },
    edit: ({ list }) => {
      list.responses = { '200': list.responses['200'] };
    },
    verdict: 'major',
  },
];
