// A schema may name another version of JSON Schema.
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-2019-09';
import '@hyperjump/json-schema/formats';
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  unregisterSchema,
  type Validator,
  validate,
} from '@hyperjump/json-schema/openapi-3-1';
import type { CorpusNode } from './document.ts';

/**
 * Judges values by a document. It shares no code with the mock and none with Prism, which both validate with Ajv.
 */
export interface AnswerJudge {
  /**
   * True if the schema at a JSON pointer allows the value. `format` does not constrain a value (JSON Schema 2020-12, 7.2.1),
   * unless `formats` asks for it. Rejects if the schema is invalid.
   */
  allows: (pointer: string, value: unknown, formats?: boolean) => Promise<boolean>;
  /** True if the document follows the schema that OpenAPI publishes for documents of version 3.1. */
  documentIsValid: () => Promise<boolean>;
  close: () => void;
}

const metaSchema = 'https://spec.openapis.org/oas/3.1/schema-base';
let made = 0;

// Otherwise the library validates the whole document with its first schema.
setShouldValidateSchema(false);

/** Makes a judge for a document. */
export function createJudge(document: CorpusNode): AnswerJudge {
  const name = `https://corpus.invalid/${made++}/openapi`;
  // The library takes JSON alone, as its types have it.
  registerSchema(document as Parameters<typeof registerSchema>[0], name, metaSchema);
  const validators = new Map<string, Promise<Validator>>();
  return {
    async allows(pointer, value, formats = false) {
      // A pointer in a fragment is percent-encoded (RFC 6901, 6).
      const address = `${name}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
      const validator = validators.get(pointer) ?? validate(address);
      validators.set(pointer, validator);
      const judged = await validator;
      // The library has one setting for all; nothing else runs between these lines.
      setShouldValidateFormat(formats);
      return judged(value as never).valid; // values come from JSON
    },
    async documentIsValid() {
      setShouldValidateFormat(false);
      return (await validate(metaSchema, document as never)).valid; // read from JSON or YAML
    },
    close: () => unregisterSchema(name),
  };
}
