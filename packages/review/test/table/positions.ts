import type { Direction } from '../../src/schema/reading.ts';
import type { Draft } from '../edit.ts';

/** A place for a schema in the base document. */
export interface Position {
  position: string;
  direction: Direction;
  put: (draft: Draft, schema: unknown) => void;
}

const request = (position: string, put: (fields: Draft, schema: unknown, draft: Draft) => void): Position => ({
  position,
  direction: 'request',
  put: (draft, schema) => put(draft.components.schemas.CreateThingRequest.properties, schema, draft),
});
const answer = (position: string, put: (fields: Draft, schema: unknown, draft: Draft) => void): Position => ({
  position,
  direction: 'response',
  put: (draft, schema) => put(draft.components.schemas.Thing.properties, schema, draft),
});

const component = (draft: Draft, schema: unknown) => {
  draft.components.schemas.Probe = schema;
  return { $ref: '#/components/schemas/Probe' };
};

/** Every place for a schema; the first of each direction is a field. */
export const positions: Position[] = [
  request('a field', (fields, schema) => Object.assign(fields, { probe: schema })),
  request('the items of a list', (fields, items) => Object.assign(fields, { probe: { type: 'array', items } })),
  request('the values of a map', (fields, each) =>
    Object.assign(fields, { probe: { type: 'object', additionalProperties: each } }),
  ),
  request('a component', (fields, schema, draft) => Object.assign(fields, { probe: component(draft, schema) })),
  request('a parameter', (_, schema, draft) => {
    draft.paths['/v1/{project_id}/things'].get.parameters.push({ name: 'probe', in: 'query', schema });
  }),
  answer('a field', (fields, schema) => Object.assign(fields, { probe: schema })),
  answer('the items of a list', (fields, items) => Object.assign(fields, { probe: { type: 'array', items } })),
  answer('a branch of an allOf', (fields, schema) =>
    Object.assign(fields, { probe: { allOf: [{ description: 'Both.' }, schema] } }),
  ),
  answer('a component', (fields, schema, draft) => Object.assign(fields, { probe: component(draft, schema) })),
  answer('a header', (_, schema, draft) => {
    draft.paths['/v1/{project_id}/things/{thing_id}'].get.responses['200'].headers = { 'X-Probe': { schema } };
  }),
];

/** The places in which a kind of change is tried: a field of each direction, and in turn one of the others. */
export function positionsOf(index: number): Position[] {
  return (['request', 'response'] as const).flatMap((direction) => {
    const [field, ...others] = positions.filter((each) => each.direction === direction);
    return [field, others[index % others.length]].filter((each) => each !== undefined);
  });
}
