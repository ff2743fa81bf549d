/** Replacements for Ajv keywords whose "evaluated" parts differ from JSON Schema 2020-12 (11.2 and 11.3). */
import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { _, Name } from 'ajv/dist/compile/codegen/index.js';
import containsModule from 'ajv/dist/vocabularies/applicator/contains.js';
import ifModule from 'ajv/dist/vocabularies/applicator/if.js';
import unevaluatedItemsModule from 'ajv/dist/vocabularies/unevaluated/unevaluatedItems.js';

type Code = (cxt: KeywordCxt, own: CodeKeywordDefinition['code']) => void;

/** Puts keywords in the place of Ajv's own. The rest is in the definitions: see `withEvaluated` there. */
export function withEvaluated(ajv: Ajv2020): void {
  const replace = (module: Wrapped, code: Code) => {
    const own = unwrapped(module);
    ajv.removeKeyword(String(own.keyword)).addKeyword({ ...own, code: (cxt) => code(cxt, own.code) });
  };
  replace(containsModule, withoutItems);
  replace(ifModule, withoutCondition);
  replace(unevaluatedItemsModule, fromNumber);
}

type Wrapped = CodeKeywordDefinition | { default: CodeKeywordDefinition };

// The default export of a CommonJS module arrives wrapped or not, depending on the loader.
const unwrapped = (module: Wrapped) => ('default' in module ? module.default : module);

/** Ajv marks every item as evaluated; only those that `contains` matches are. */
const withoutItems: Code = (cxt, own) => {
  const { items } = cxt.it;
  own(cxt);
  Object.assign(cxt.it, { items });
};

/** Ajv marks the parts of `if` as evaluated even if it does not hold. */
const withoutCondition: Code = (cxt, own) => {
  const merge = cxt.mergeEvaluated.bind(cxt);
  cxt.mergeEvaluated = (schema, toName) => toName && merge(schema, toName);
  own(cxt);
};

/** Ajv compares the number of items with `true` if all of them were evaluated, which is known only when it judges. */
const fromNumber: Code = (cxt, own) => {
  const { gen, it, data } = cxt;
  if (it.items instanceof Name)
    it.items = gen.const('from', _`${it.items} === true ? ${data}.length : ${it.items} || 0`);
  own(cxt);
};
