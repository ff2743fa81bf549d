import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const listThings = (draft: Draft) => draft.paths['/v1/{project_id}/things'].get;
const parameter = (more = {}) => ({ name: 'probe', in: 'query', schema: { type: 'string' }, ...more });
const withParameter = (more = {}) => ({
  before: (_: unknown, draft: Draft) => listThings(draft).parameters.push(parameter(more)),
});
const change =
  (more = {}) =>
  (_: unknown, draft: Draft) =>
    Object.assign(listThings(draft).parameters.at(-1), more);
const drop = (key: string) => (_: unknown, draft: Draft) => delete listThings(draft).parameters.at(-1)[key];
const list = { schema: { type: 'array', items: { type: 'string' } } };
const object = { schema: { type: 'object', properties: { a: { type: 'string' } } } };

/** Serialisation of parameters. */
export const wire: Row[] = [
  {
    change: 'path parameters written on the operations',
    edit: (_, draft) => {
      for (const item of Object.values<Draft>(draft.paths)) {
        for (const method of ['get', 'post', 'delete'])
          if (item[method]) item[method].parameters = [...item.parameters, ...(item[method].parameters ?? [])];
        delete item.parameters;
      }
    },
    verdict: 'patch',
  },
  {
    change: 'parameters in another order',
    edit: ({ list: operation }) => operation.parameters.reverse(),
    verdict: 'patch',
  },
  {
    change: 'parameter written in place of its reference',
    edit: ({ list: operation }, draft) => {
      operation.parameters[0] = draft.components.parameters.Limit;
    },
    verdict: 'patch',
  },
  {
    change: 'parameter of the path replaced by the operation',
    edit: ({ show }) => {
      show.parameters = [
        { name: 'thing_id', in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 32 } },
      ];
    },
    verdict: 'major',
  },
  { change: 'required: false written out', ...withParameter(), edit: change({ required: false }), verdict: 'patch' },
  {
    change: 'usual style written out',
    ...withParameter(list),
    edit: change({ style: 'form', explode: true }),
    verdict: 'patch',
  },
  { change: 'list no longer exploded', ...withParameter(list), edit: change({ explode: false }), verdict: 'major' },
  {
    change: 'list in pipes',
    ...withParameter({ ...list, explode: false }),
    edit: change({ style: 'pipeDelimited' }),
    verdict: 'major',
  },
  { change: 'text no longer exploded', ...withParameter(), edit: change({ explode: false }), verdict: 'patch' },
  {
    change: 'object as a deep object',
    ...withParameter(object),
    edit: change({ style: 'deepObject' }),
    verdict: 'major',
  },
  {
    change: 'parameter as JSON',
    ...withParameter(object),
    edit: (_, draft) => {
      const own = listThings(draft).parameters.at(-1);
      own.content = json(own.schema);
      delete own.schema;
    },
    verdict: 'major',
  },
  {
    change: 'path parameter as a label',
    edit: (_, draft) => {
      draft.components.parameters.ThingId.style = 'label';
    },
    verdict: 'major',
  },
  { change: 'reserved signs allowed', ...withParameter(), edit: change({ allowReserved: true }), verdict: 'minor' },
  {
    change: 'reserved signs no longer allowed',
    ...withParameter({ allowReserved: true }),
    edit: drop('allowReserved'),
    verdict: 'major',
  },
  { change: 'empty value allowed', ...withParameter(), edit: change({ allowEmptyValue: true }), verdict: 'minor' },
  {
    change: 'empty value no longer allowed',
    ...withParameter({ allowEmptyValue: true }),
    edit: drop('allowEmptyValue'),
    verdict: 'major',
  },
  { change: 'parameter moved to a header', ...withParameter(), edit: change({ in: 'header' }), verdict: 'major' },
  { change: 'query parameter renamed', ...withParameter(), edit: change({ name: 'sample' }), verdict: 'major' },
  { change: 'case of a query parameter', ...withParameter(), edit: change({ name: 'Probe' }), verdict: 'major' },
  {
    change: 'case of a header parameter',
    ...withParameter({ in: 'header' }),
    edit: change({ name: 'PROBE' }),
    verdict: 'patch',
  },
  {
    change: 'header that OpenAPI ignores',
    edit: ({ list: operation }) =>
      operation.parameters.push(parameter({ in: 'header', name: 'Authorization', required: true })),
    verdict: 'patch',
  },
  { change: 'parameter deprecated', ...withParameter(), edit: change({ deprecated: true }), verdict: 'minor' },
  { change: 'parameter made optional', ...withParameter({ required: true }), edit: drop('required'), verdict: 'minor' },
  {
    change: 'new required header',
    edit: ({ list: operation }) => operation.parameters.push(parameter({ in: 'header', required: true })),
    verdict: 'major',
  },
  {
    change: 'new required cookie',
    edit: ({ list: operation }) => operation.parameters.push(parameter({ in: 'cookie', required: true })),
    verdict: 'major',
  },
  {
    change: 'new optional parameter on a path',
    edit: (_, draft) => draft.paths['/v1/{project_id}/things'].parameters.push(parameter()),
    verdict: 'minor',
  },
  {
    change: 'new required parameter on a path',
    edit: (_, draft) => draft.paths['/v1/{project_id}/things'].parameters.push(parameter({ required: true })),
    verdict: 'major',
  },
  {
    change: 'default of a parameter removed',
    edit: (_, draft) => delete draft.components.parameters.Limit.schema.default,
    verdict: 'major',
  },
  {
    change: 'description of a parameter',
    ...withParameter(),
    edit: change({ description: 'Other.' }),
    verdict: 'patch',
  },
  { change: 'example of a parameter', ...withParameter(), edit: change({ example: 'x' }), verdict: 'patch' },
];
