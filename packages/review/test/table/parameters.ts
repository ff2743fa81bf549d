import { type Row, string } from './row.ts';

const states = { type: 'string', enum: ['NEW', 'READY'] };
const listOf = (items: object, more = {}) => ({ type: 'array', items, ...more });

/** A parameter of a query with one schema, then with another and its writing. */
function lists(rows: [change: string, from: object, to: object, more: object, verdict: Row['verdict']][]): Row[] {
  return rows.map(([change, from, to, more, verdict]) => ({
    change: `parameter: ${change}`,
    before: ({ list }) => {
      list.parameters[1].schema = from;
    },
    edit: ({ list }) => Object.assign(list.parameters[1], { schema: to }, more),
    verdict,
  }));
}

/** Parameters and security. */
export const parameters: Row[] = [
  {
    change: 'parameter made required',
    edit: (_, draft) => {
      draft.components.parameters.Limit.required = true;
    },
    verdict: 'major',
    hit: [
      "caller listThings input: .limit: Type 'undefined' is not",
      'refused listThings query: required parameters: query.limit is required',
    ],
  },
  {
    change: 'new optional parameter',
    edit: ({ list }) => list.parameters.push({ name: 'name', in: 'query', description: 'New.', schema: string() }),
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new optional parameter where there was none',
    edit: ({ show }) => {
      show.parameters = [{ name: 'depth', in: 'query', description: 'New.', schema: string() }];
    },
    verdict: 'minor',
    hit: [],
  },
  {
    change: 'new required parameter beside an optional one',
    edit: ({ show }) => {
      show.parameters = [
        { name: 'depth', in: 'query', description: 'New.', schema: string() },
        { name: 'view', in: 'query', required: true, description: 'New.', schema: string() },
      ];
    },
    verdict: 'major',
    hit: ["caller showThing input: Property 'view' is missing"],
  },
  {
    change: 'removed parameter',
    edit: ({ list }) => list.parameters.pop(),
    verdict: 'major',
    hit: [
      'caller listThings input: .state is no longer there',
      'refused listThings query: state: the operation has no parameter state',
    ],
  },
  {
    change: 'removed enum value of a parameter',
    edit: ({ list }) => list.parameters[1].schema.enum.shift(),
    verdict: 'major',
    hit: ['caller listThings input: .state'],
  },
  {
    change: 'default of a parameter changed',
    edit: (_, draft) => {
      draft.components.parameters.Limit.schema.default = 20;
    },
    verdict: 'major',
  },
  {
    change: 'default of a parameter told',
    edit: ({ list }) => {
      list.parameters[1].schema.default = 'NEW';
    },
    verdict: 'minor',
  },
  {
    change: 'path parameter renamed',
    edit: (_, draft) => {
      draft.components.parameters.ThingId.name = 'id';
      draft.paths['/v1/{project_id}/things/{id}'] = draft.paths['/v1/{project_id}/things/{thing_id}'];
      delete draft.paths['/v1/{project_id}/things/{thing_id}'];
    },
    // No request shows the name; the report is amber for the types, which have it.
    verdict: 'patch',
    hit: ["caller showThing input: Property 'id' is missing", 'caller deleteThing input: '],
    narrows: ['deleteThing input id', 'deleteThing input thing_id', 'showThing input id', 'showThing input thing_id'],
  },
  {
    change: 'security alternative removed',
    edit: (_, draft) => draft.security.pop(),
    verdict: 'major',
  },
  {
    change: 'security alternative added',
    edit: (_, draft) => {
      draft.components.securitySchemes.basic = { type: 'http', scheme: 'basic', description: 'A password.' };
      draft.security.push({ basic: [] });
    },
    verdict: 'minor',
  },
  {
    change: 'header of a security scheme changed',
    edit: (_, draft) => {
      draft.components.securitySchemes.token.name = 'X-Token';
    },
    verdict: 'major',
  },
  // One value in a query is written as a list of one is.
  ...lists([
    ['one value became a list', states, listOf(states), {}, 'minor'],
    ['a list became one value', listOf(states), states, {}, 'major'],
    ['a list of one became the value', listOf(states, { maxItems: 1 }), states, {}, 'patch'],
    ['one value became a list of at least two', states, listOf(states, { minItems: 2 }), {}, 'major'],
    ['one value became a list of fewer', states, listOf({ type: 'string', enum: ['NEW'] }), {}, 'major'],
    ['one value without a comma became a list with commas', states, listOf(states), { explode: false }, 'minor'],
    ['any text became a list with commas', string(), listOf(string()), { explode: false }, 'major'],
    ['one value became a list with bars', states, listOf(states), { style: 'pipeDelimited' }, 'major'],
  ]),
];
