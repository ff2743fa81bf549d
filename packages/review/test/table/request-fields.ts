import { type Row, string } from './row.ts';

/** Fields that callers send. */
export const requestFields: Row[] = [
  {
    change: 'removed enum value in a request',
    edit: ({ request }) => request.properties.size.enum.pop(),
    verdict: 'major',
    hit: [
      'caller createThing input: .size',
      'refused createThing request body: complete: body.size must be one of small, medium',
    ],
  },
  {
    change: 'added enum value in a request',
    edit: ({ request }) => request.properties.size.enum.push('huge'),
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new required request field',
    edit: ({ request }) => {
      request.properties.kind = string();
      request.required.push('kind');
    },
    verdict: 'major',
    hit: [
      "caller createThing input: Property 'kind' is missing",
      'refused createThing request body: minimal: body.kind is required',
    ],
  },
  {
    change: 'new optional request field',
    edit: ({ request }) => {
      request.properties.kind = string();
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'request field became required',
    edit: ({ request }) => request.required.push('count'),
    verdict: 'major',
    hit: ['caller createThing input: ', 'refused createThing request body: minimal: body.count is required'],
  },
  {
    change: 'request field became optional',
    edit: ({ request }) => request.required.pop(),
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'removed field of a closed request',
    edit: ({ request }) => delete request.properties.note,
    verdict: 'major',
    hit: [
      'caller createThing input: .note is no longer there',
      'refused createThing request body: complete: body.note is not a known property',
    ],
  },
  {
    change: 'removed field of an open request object',
    edit: ({ schemas }) => delete schemas.Owner.properties.group,
    verdict: 'major',
    hit: ['caller createThing input: .owner.group is no longer there'],
  },
  {
    change: 'renamed field of an open request object',
    edit: ({ schemas }) => {
      schemas.Owner.properties.account = schemas.Owner.properties.user;
      delete schemas.Owner.properties.user;
    },
    verdict: 'major',
  },
  {
    change: 'a field of a request that is ruled out',
    edit: ({ request }) => {
      request.properties.note = false;
    },
    verdict: 'major',
  },
  {
    change: 'a field of a request that became a list',
    edit: ({ request }) => {
      request.properties.note = { type: 'array', items: string() };
    },
    verdict: 'major',
  },
];
