import { withKeywords } from '@dli-connections/contract/run-time';
import type { Check, Validate } from '@dli-connections/contract/server';
import type { Definitions } from '@dli-connections/document/definitions';
import { regExpOf } from '@dli-connections/document/patterns';
import type { FuncKeywordDefinition } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { _, str } from 'ajv/dist/compile/codegen/index.js';
import { withEvaluated } from './evaluated.ts';
import { withExactFormats } from './formats.ts';

/** Compiles definitions when first used. Unknown keywords and formats are annotations (JSON Schema 2020-12, 6.5). */
export function createChecks(definitions: Definitions): (address: string) => Check {
  const [first, all] = [compilerOf(definitions, false), compilerOf(definitions, true)];
  return (address) => ({
    get first() {
      return first(address);
    },
    get all() {
      return all(address);
    },
  });
}

function compilerOf(definitions: Definitions, allErrors: boolean): (address: string) => Validate {
  let ajv: Ajv2020 | undefined;
  const added = new Set<string>();
  const compiled = new Map<string, Validate>();

  function compile(address: string): Validate {
    ajv ??= createAjv(allErrors);
    for (const [id, schema] of definitions.closure(address)) {
      if (added.has(id)) continue;
      added.add(id);
      ajv.addSchema(typeof schema === 'object' ? { ...schema, $id: id } : { $id: id, allOf: [schema] });
    }
    const validate = ajv.getSchema(address);
    if (!validate) throw new Error(`no schema at ${address}`);
    return validate as Validate; // Ajv's own type of it has more members
  }

  return (address) => {
    const validate = compiled.get(address) ?? compile(address);
    compiled.set(address, validate);
    return validate;
  };
}

/** Replaces Ajv's `multipleOf`, which divides binary fractions: there 0.07 is not a multiple of 0.01. */
const multipleOf: FuncKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  validate: isMultiple,
  error: {
    message: ({ schemaCode }) => str`must be a multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
  },
};

function isMultiple(step: number, value: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(1 / step)) return true; // too large to be divided, too
  const quotient = value / step;
  const slack = Math.abs(quotient) * 2 * Number.EPSILON; // rounding of both numbers and of their quotient
  return value % step === 0 || (slack < 0.01 && Math.abs(quotient - Math.round(quotient)) <= slack);
}

function createAjv(allErrors: boolean): Ajv2020 {
  const regExp = Object.assign(regExpOf, { code: 'new RegExp' });
  // Schemas are checked when the spec is read, while their lines are known.
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    logger: false,
    allErrors,
    ownProperties: true, // a property may be called toString
    code: { regExp },
  });
  withKeywords(ajv).removeKeyword('multipleOf').addKeyword(multipleOf);
  withEvaluated(ajv);
  withExactFormats(ajv);
  // Formats that Ajv's list has, and neither JSON Schema nor OpenAPI 3.1 (4.4.2): unknown ones, and so annotations.
  for (const format of ['url', 'byte', 'binary', 'iso-time', 'iso-date-time']) delete ajv.formats[format];
  return ajv;
}
