import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { _, stringify } from 'ajv/dist/compile/codegen/index.js';
import notModule from 'ajv/dist/vocabularies/applicator/not.js';
import addFormats from 'ajv-formats';

/** Teaches an Ajv the formats, and to report the schema of a `not`. */
export function withKeywords(ajv: Ajv2020): Ajv2020 {
  // ajv-formats is a CommonJS module whose default export arrives wrapped or not, depending on who loads it.
  ((addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats.default)(ajv);
  ajv.removeKeyword('not').addKeyword(tellingNot());
  return ajv;
}

/**
 * Ajv's own `not`, of whose violation Ajv says only that there is one: here it carries the schema that must not hold. It is
 * looked at last, since of a value of the wrong type it says nothing that helps.
 */
function tellingNot(): CodeKeywordDefinition {
  // A CommonJS module like that of the formats.
  const not = (notModule as unknown as { default?: CodeKeywordDefinition }).default ?? notModule;
  const error = {
    message: 'must NOT be valid',
    params: ({ schema }: Pick<KeywordCxt, 'schema'>) => _`{not: ${stringify(schema)}}`,
  };
  return { ...(not as CodeKeywordDefinition), post: true, error };
}
