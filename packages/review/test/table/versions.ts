import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';

const old = (schema: unknown) => ({
  before: ({ request }: Draft, draft: Draft) => {
    draft.openapi = '3.0.3';
    request.properties.probe = structuredClone(schema);
  },
});
const probe = (schema: unknown, openapi?: string) => (parts: Draft, draft: Draft) => {
  if (openapi) draft.openapi = openapi;
  parts.request.properties.probe = schema;
};
const text = { type: 'string', maxLength: 5 };

/** Descriptions of OpenAPI 3.0, and the way from there to 3.1. */
export const versions: Row[] = [
  { change: '3.0: null allowed', ...old(text), edit: probe({ ...text, nullable: true }), verdict: 'minor' },
  { change: '3.0: null no longer allowed', ...old({ ...text, nullable: true }), edit: probe(text), verdict: 'major' },
  {
    change: '3.0: minimum made exclusive',
    ...old({ type: 'number', minimum: 0 }),
    edit: probe({ type: 'number', minimum: 0, exclusiveMinimum: true }),
    verdict: 'major',
  },
  {
    change: '3.0: keyword beside a reference',
    ...old({ $ref: '#/components/schemas/Name' }),
    edit: probe({ $ref: '#/components/schemas/Name', maxLength: 3 }),
    verdict: 'patch',
  },
  {
    change: '3.0 to 3.1, null written anew',
    ...old({ ...text, nullable: true }),
    edit: probe({ ...text, type: ['string', 'null'] }, '3.1.1'),
    verdict: 'patch',
  },
  {
    change: '3.0 to 3.1, exclusive bound written anew',
    ...old({ type: 'number', minimum: 0, exclusiveMinimum: true }),
    edit: probe({ type: 'number', exclusiveMinimum: 0 }, '3.1.1'),
    verdict: 'patch',
  },
  {
    change: '3.0 to 3.1, nullable left behind',
    ...old({ ...text, nullable: true }),
    edit: probe({ ...text, nullable: true }, '3.1.1'),
    verdict: 'major',
  },
  {
    change: '3.0 to 3.1, example written anew',
    ...old({ ...text, example: 'a' }),
    edit: probe({ ...text, examples: ['a'] }, '3.1.1'),
    verdict: 'patch',
  },
];
