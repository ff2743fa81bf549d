import type { Row } from './row.ts';

/** Limits on requests. */
export const requestLimits: Row[] = [
  {
    change: 'tightened maximum',
    edit: ({ request }) => {
      request.properties.count.maximum = 9;
    },
    verdict: 'major',
    hit: ['refused createThing request body: complete: body.count must be <= 9'],
  },
  {
    change: 'tightened maximum that no example reaches',
    edit: (_, draft) => {
      draft.components.parameters.Limit.schema.maximum = 99;
      draft.components.parameters.Limit.example = 5;
    },
    verdict: 'major',
    hit: ['refused listThings query: limit: query.limit must be <= 99'],
  },
  {
    change: 'loosened maximum',
    edit: ({ request }) => {
      request.properties.count.maximum = 11;
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'raised minimum',
    edit: ({ request }) => {
      request.properties.count.minimum = 2;
    },
    verdict: 'major',
  },
  {
    change: 'tightened maxLength',
    edit: ({ request }) => {
      request.properties.note.maxLength = 99;
    },
    verdict: 'major',
  },
  {
    change: 'loosened maxLength',
    edit: ({ request }) => {
      request.properties.note.maxLength = 101;
    },
    verdict: 'minor',
  },
  {
    change: 'tightened maxItems',
    edit: ({ request }) => {
      request.properties.labels.maxItems = 4;
    },
    verdict: 'major',
  },
  {
    change: 'items became unique',
    edit: ({ request }) => {
      request.properties.labels.uniqueItems = true;
    },
    verdict: 'major',
  },
  {
    change: 'pattern changed in a request',
    edit: ({ schemas }) => {
      schemas.Name.pattern = '^[a-z]*$';
    },
    verdict: 'major',
  },
  {
    change: 'pattern removed from a request',
    edit: ({ schemas }) => delete schemas.Name.pattern,
    verdict: 'minor',
  },
  {
    change: 'format added in a request',
    edit: ({ request }) => {
      request.properties.note.format = 'uuid';
    },
    verdict: 'major',
    hit: ['refused createThing request body: complete: body.note must have the format uuid'],
  },
  {
    change: 'type changed in a request',
    edit: ({ request }) => {
      request.properties.note.type = 'integer';
    },
    verdict: 'major',
    hit: ["caller createThing input: .note: Type 'string' is not assignable to type 'number'"],
  },
  {
    change: 'null allowed in a request',
    edit: ({ request }) => {
      request.properties.labels.type = ['array', 'null'];
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new condition on a request',
    edit: ({ request }) => {
      request.anyOf = [{ required: ['count'] }, { required: ['labels'] }];
    },
    verdict: 'major',
    hit: ['refused createThing request body: minimal'],
  },
  {
    change: 'open request object closed',
    edit: ({ schemas }) => {
      schemas.Owner.additionalProperties = false;
    },
    verdict: 'major',
  },
  {
    change: 'closed request opened',
    edit: ({ request }) => delete request.additionalProperties,
    verdict: 'minor',
  },
  {
    change: 'body became optional',
    edit: ({ body }) => {
      body.required = false;
    },
    verdict: 'minor',
  },
  {
    change: 'body limit lowered',
    edit: ({ body }) => {
      body['x-max-body-bytes'] = 999;
    },
    verdict: 'major',
  },
  {
    change: 'body limit raised',
    edit: ({ body }) => {
      body['x-max-body-bytes'] = 1001;
    },
    verdict: 'minor',
  },
  {
    change: 'media type of a request changed',
    edit: ({ body }) => {
      body.content = { 'application/merge-patch+json': body.content['application/json'] };
    },
    verdict: 'major',
  },
];
