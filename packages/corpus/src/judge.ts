// A schema may say that it is of another version of JSON Schema.
import '@hyperjump/json-schema/draft-04';
import '@hyperjump/json-schema/draft-06';
import '@hyperjump/json-schema/draft-07';
import '@hyperjump/json-schema/draft-2019-09';
import { registerSchema, unregisterSchema, type Validator, validate } from '@hyperjump/json-schema/openapi-3-1';
import type { Node } from './document.ts';

/**
 * Judges values by a document. It shares no code with the mock and none with Prism, which both validate with Ajv.
 */
export interface Judge {
  /** True where the schema at a JSON pointer allows the value. Rejects where the schema is none. */
  allows: (pointer: string, value: unknown) => Promise<boolean>;
  /** True where the document follows the schema that OpenAPI publishes for documents of version 3.1. */
  documentIsValid: () => Promise<boolean>;
  close: () => void;
}

const metaSchema = 'https://spec.openapis.org/oas/3.1/schema-base';
let made = 0;

/** Makes a judge for a document. */
export function createJudge(document: Node): Judge {
  const name = `https://corpus.invalid/${made++}/openapi`;
  // The library takes JSON alone, as its types have it.
  registerSchema(document as Parameters<typeof registerSchema>[0], name, metaSchema);
  const validators = new Map<string, Promise<Validator>>();
  return {
    async allows(pointer, value) {
      // A pointer in a fragment is percent-encoded (RFC 6901, 6).
      const address = `${name}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
      const validator = validators.get(pointer) ?? validate(address);
      validators.set(pointer, validator);
      return (await validator)(value as never).valid; // values come from JSON
    },
    async documentIsValid() {
      return (await validate(metaSchema, document as never)).valid;
    },
    close: () => unregisterSchema(name),
  };
}
