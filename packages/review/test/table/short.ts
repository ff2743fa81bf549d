import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';

type Edit = (draft: Draft) => unknown;

/** A row whose edits take the whole document. */
export function row(change: string, verdict: Row['verdict'], edit: Edit, before?: Edit): Row {
  return {
    change,
    verdict,
    edit: (_, draft) => edit(draft),
    ...(before ? { before: (_: unknown, draft: Draft) => before(draft) } : {}),
  };
}

/** The operations that the rows change. */
export const listOf = (draft: Draft) => draft.paths['/v1/{project_id}/things'].get;
export const createOf = (draft: Draft) => draft.paths['/v1/{project_id}/things'].post;
export const showOf = (draft: Draft) => draft.paths['/v1/{project_id}/things/{thing_id}'].get;
export const removeOf = (draft: Draft) => draft.paths['/v1/{project_id}/things/{thing_id}'].delete;
export const schemasOf = (draft: Draft) => draft.components.schemas;
/** The answer of showThing. */
export const answerOf = (draft: Draft) => showOf(draft).responses['200'];
/** A schema as a field of a request, and of an answer. */
export const sent = (draft: Draft, schema: unknown) => {
  schemasOf(draft).CreateThingRequest.properties.probe = schema;
};
export const read = (draft: Draft, schema: unknown) => {
  schemasOf(draft).Thing.properties.probe = schema;
};
export const refTo = (name: string, more = {}) => ({ $ref: `#/components/schemas/${name}`, ...more });
