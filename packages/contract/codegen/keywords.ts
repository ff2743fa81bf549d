import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { _, stringify } from 'ajv/dist/compile/codegen/index.js';
import notModule from 'ajv/dist/vocabularies/applicator/not.js';
import addFormats from 'ajv-formats';

/** Teaches an Ajv the formats, and to report the schema of a `not`. */
export function withKeywords(ajv: Ajv2020): Ajv2020 {
  // ajv-formats is a CommonJS module that is its own default export, whether a loader unwraps it or not.
  addFormats.default(ajv);
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i); // theirs may begin with `urn:uuid:`
  ajv.removeKeyword('not').addKeyword(tellingNot());
  return ajv;
}

/** Ajv's `not` with its schema in violations. It is checked last: it does not help with a value of the wrong type. */
function tellingNot(): CodeKeywordDefinition {
  // The default export of a CommonJS module arrives wrapped or not, depending on the loader.
  const not = 'default' in notModule ? notModule.default : notModule;
  const error = {
    message: 'must NOT be valid',
    params: ({ schema }: Pick<KeywordCxt, 'schema'>) => _`{not: ${stringify(schema)}}`,
  };
  return { ...not, post: true, error };
}
