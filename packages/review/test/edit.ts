import { readFileSync } from 'node:fs';
import { type BundleFile, bundleFileOf } from '../src/bundle.ts';

const text = readFileSync(new URL('base.yaml', import.meta.url), 'utf8');

/** The base contract of the tests, and the same after one edit. */
export const base: BundleFile = bundleFileOf(text, 'base.yaml');

/** The base contract as a document that an edit may change. */
// biome-ignore lint/suspicious/noExplicitAny: edits reach into a document whose form the fixture fixes
export type Draft = any;

/** The base contract after an edit. */
export function edited(edit: (draft: Draft) => void): BundleFile['document'] {
  const draft = structuredClone(base.document) as Draft;
  edit(draft);
  return draft as BundleFile['document'];
}

/** The operations and schemas of a draft by name, for short edits. */
export function partsOf(draft: Draft) {
  const things = draft.paths['/v1/{project_id}/things'];
  const thing = draft.paths['/v1/{project_id}/things/{thing_id}'];
  return {
    list: things.get,
    create: things.post,
    show: thing.get,
    remove: thing.delete,
    schemas: draft.components.schemas,
    request: draft.components.schemas.CreateThingRequest,
    body: things.post.requestBody,
  };
}
