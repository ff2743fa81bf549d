import { isNode, nodeOf } from '@dli-connections/document/node';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Check, Contract, Validate, Validators } from '../src/validators.ts';
import type { Bundle } from './bundle.ts';
import { withKeywords } from './keywords.ts';
import { tableOf } from './operations.ts';
import { type Part, validationDocument } from './schemas.ts';

/** An Ajv that knows every part of the contract. */
export function createAjv(
  bundle: Bundle,
  options: { allErrors: boolean; code?: object },
): { ajv: Ajv2020; parts: Part[] } {
  const { document, parts } = validationDocument(bundle);
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, ...options });
  withKeywords(ajv).addVocabulary(['components', 'parts']);
  ajv.addSchema(nodeOf(withoutTwins(document, ajv)), undefined, undefined, false);
  return { ajv, parts };
}

/** Schemas without the formats that repeat the pattern beside them. */
function withoutTwins(node: unknown, ajv: Ajv2020): unknown {
  if (Array.isArray(node)) return node.map((each) => withoutTwins(each, ajv));
  if (!isNode(node)) return node;
  const { pattern, format } = node;
  const expression = typeof format === 'string' ? ajv.formats[format] : undefined;
  const isTwin = String(expression).replaceAll('\\d', '[0-9]') === `/${pattern}/`;
  const members = Object.entries(node).filter(([name]) => !(isTwin && name === 'format'));
  return Object.fromEntries(members.map(([name, each]) => [name, withoutTwins(each, ajv)]));
}

type Arranged<Each> = Partial<Record<Exclude<Part['kind'], 'response'>, Each>> & { responses: Record<string, Each> };

/** Arranges checks by operation and part, in the form of `Validators`. */
export function arrange<Each>(parts: Part[], checkOf: (part: Part) => Each): Record<string, Arranged<Each>> {
  const validators: Record<string, Arranged<Each>> = {};
  for (const part of parts) {
    const of = validators[part.operationId] ?? { responses: {} };
    validators[part.operationId] = of;
    if (part.kind === 'response') of.responses[part.status ?? ''] = checkOf(part);
    else of[part.kind] = checkOf(part);
  }
  return validators;
}

/**
 * The contract of a bundle that is not the published one. Programs use `@dli-connections/contract/validators`. Each validator is
 * compiled on first use, which throws for an invalid schema.
 */
export function compileValidators(bundle: Bundle): Contract {
  const first = createAjv(bundle, { allErrors: false });
  const all = createAjv(bundle, { allErrors: true });
  // Ajv remembers what it has compiled.
  const compiled = ({ ajv }: { ajv: Ajv2020 }, { ref }: Part) => {
    const validate = ajv.getSchema(ref);
    if (!validate) throw new Error(`no schema at ${ref}`);
    return validate as Validate; // Ajv's own type of it has more members
  };
  const checkOf = (part: Part): Check => ({
    get first() {
      return compiled(first, part);
    },
    get all() {
      return compiled(all, part);
    },
  });
  // Each operation has a part for its path and one for its query.
  const validators = arrange(first.parts, checkOf) as Validators;
  return { operations: tableOf(bundle), validators };
}
