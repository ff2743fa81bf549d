import { ok, type Row, string } from './row.ts';

/** Answers, as callers read them. */
export const answers: Row[] = [
  {
    change: 'removed enum value in an answer',
    edit: ({ schemas }) => schemas.Thing.properties.state.enum.shift(),
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'added enum value in an answer',
    edit: ({ schemas }) => schemas.Thing.properties.state.enum.push('LOST'),
    verdict: 'major',
    hit: ['caller showThing result: .state: Type \'"LOST"\' is not assignable', 'caller listThings result: .things'],
  },
  {
    change: 'removed fields of an answer',
    edit: ({ schemas }) => {
      delete schemas.Thing.properties.note;
      delete schemas.Thing.properties.create_time;
      schemas.Thing.required.pop();
    },
    verdict: 'major',
    hit: [
      'caller showThing result: .create_time is no longer there',
      'caller showThing result: .note is no longer there',
      'caller listThings result: .things[].note is no longer there',
    ],
  },
  {
    change: 'field of an answer no longer required',
    edit: ({ schemas }) => schemas.Thing.required.pop(),
    verdict: 'major',
    hit: ["caller showThing result: Property 'create_time' is optional"],
  },
  {
    change: 'field of an answer became required',
    edit: ({ schemas }) => schemas.Thing.required.push('note'),
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new fields of an answer',
    edit: ({ schemas }) => {
      schemas.Thing.properties.color = string();
      schemas.Thing.properties.maker = { type: 'object', description: 'New.', properties: { name: string() } };
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'type changed in an answer',
    edit: ({ schemas }) => {
      schemas.Thing.properties.create_time = { type: 'string', description: 'When it was made.' };
    },
    verdict: 'major',
    hit: ["caller showThing result: .create_time: Type 'string' is not assignable to type 'number'"],
  },
  {
    change: 'null allowed in an answer',
    edit: ({ schemas }) => {
      schemas.Thing.properties.note.type = ['string', 'null'];
    },
    verdict: 'major',
    hit: ['caller showThing result: .note'],
  },
  {
    change: 'maximum tightened in an answer',
    edit: ({ schemas }) => {
      schemas.Thing.properties.name.maxLength = 63;
    },
    verdict: 'minor',
  },
  {
    change: 'removed status',
    edit: ({ create }) => delete create.responses['429'],
    verdict: 'major',
    hit: [],
  },
  {
    change: 'new error status',
    edit: ({ show }) => {
      show.responses['429'] = { $ref: '#/components/responses/TooManyRequests' };
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new success status',
    edit: ({ show }) => {
      show.responses['206'] = ok;
    },
    verdict: 'major',
  },
  {
    change: 'media type of an answer changed',
    edit: ({ show }) => {
      show.responses['200'].content = { 'application/hal+json': show.responses['200'].content['application/json'] };
    },
    verdict: 'major',
  },
  {
    change: 'header of an answer removed',
    edit: (_, draft) => delete draft.components.responses.TooManyRequests.headers,
    verdict: 'major',
  },
  {
    change: 'header of an answer no longer promised',
    edit: (_, draft) => delete draft.components.headers.RetryAfter.required,
    verdict: 'major',
  },
  {
    change: 'answer written with allOf, otherwise the same',
    edit: ({ schemas }) => {
      const { thing_id } = schemas.CreateThingResponse.properties;
      schemas.CreateThingResponse = {
        description: 'The outcome.',
        allOf: [
          { $ref: '#/components/schemas/Outcome' },
          { type: 'object', required: ['thing_id'], properties: { thing_id } },
        ],
      };
    },
    verdict: 'patch',
    hit: [],
  },
  {
    change: 'answer written with allOf, and a field lost on the way',
    edit: ({ schemas }) => {
      schemas.CreateThingResponse = {
        description: 'The outcome.',
        allOf: [{ $ref: '#/components/schemas/Outcome' }],
      };
    },
    verdict: 'major',
    hit: ['caller createThing result: '],
  },
  {
    change: 'a field of an answer that is ruled out',
    edit: ({ schemas }) => {
      schemas.Thing.properties.note = false;
    },
    verdict: 'major',
  },
  {
    change: 'a field of an answer that became a list',
    edit: ({ schemas }) => {
      schemas.Thing.properties.note = { type: 'array', items: { type: 'string' } };
    },
    verdict: 'major',
  },
];
