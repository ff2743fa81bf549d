import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { _, stringify } from 'ajv/dist/compile/codegen/index.js';
import notModule from 'ajv/dist/vocabularies/applicator/not.js';
import addFormats from 'ajv-formats';
import type { Check, Contract, Validators } from '../src/validators.ts';
import type { Bundle } from './bundle.ts';
import { tableOf } from './operations.ts';
import { type Part, validationDocument } from './schemas.ts';

/** An Ajv that knows every part of the contract. */
export function createAjv(
  bundle: Bundle,
  options: { allErrors: boolean; code?: object },
): { ajv: Ajv2020; parts: Part[] } {
  const { document, parts } = validationDocument(bundle);
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, ...options });
  // ajv-formats is a CommonJS module whose default export arrives wrapped or not, depending on who loads it.
  ((addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats.default)(ajv);
  ajv.addVocabulary(['components', 'parts']);
  ajv.removeKeyword('not').addKeyword(tellingNot());
  ajv.addSchema(withoutTwins(document, ajv), undefined, undefined, false);
  return { ajv, parts };
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

/** Schemas without the formats that are the very expression of the pattern beside them: judging by both tells no more. */
function withoutTwins<Node>(node: Node, ajv: Ajv2020): Node {
  if (Array.isArray(node)) return node.map((each) => withoutTwins(each, ajv)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const { pattern, format } = node as { pattern?: unknown; format?: unknown };
  const expression = typeof format === 'string' ? ajv.formats[format] : undefined;
  const isTwin = String(expression).replaceAll('\\d', '[0-9]') === `/${pattern}/`;
  const members = Object.entries(node).filter(([name]) => !(isTwin && name === 'format'));
  return Object.fromEntries(members.map(([name, each]) => [name, withoutTwins(each, ajv)])) as Node;
}

/** Arranges checks by operation and part, as `Validators` has them. */
export function arrange(parts: Part[], checkOf: (part: Part) => Check): Validators {
  const validators: Record<string, Record<string, unknown>> = {};
  for (const part of parts) {
    const of = validators[part.operationId] ?? { responses: {} };
    validators[part.operationId] = of;
    if (part.kind === 'response') (of.responses as Record<string, Check>)[part.status ?? ''] = checkOf(part);
    else of[part.kind] = checkOf(part);
  }
  return validators as unknown as Validators;
}

/**
 * Compiles a bundle at run time into what the package otherwise ships precompiled: for tests that change the spec on
 * purpose, and for a spec that is still being written. Programs use `@dli-connections/contract/validators`.
 */
export function compileValidators(bundle: Bundle): Contract {
  const first = createAjv(bundle, { allErrors: false });
  const all = createAjv(bundle, { allErrors: true });
  const get = ({ ajv }: { ajv: Ajv2020 }, part: Part) => {
    const validate = ajv.getSchema(part.ref);
    if (!validate) throw new Error(`no schema at ${part.ref}`);
    return validate as Check['first'];
  };
  return {
    operations: tableOf(bundle),
    validators: arrange(first.parts, (part) => ({ first: get(first, part), all: get(all, part) })),
  };
}
