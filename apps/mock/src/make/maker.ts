import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import { merged, type Schema } from '../merged.ts';
import { type Maker, pick } from './draw.ts';
import { listMaker } from './list.ts';
import { numberMaker } from './number.ts';
import { objectMaker } from './object.ts';
import { textMaker } from './text.ts';

/**
 * Makes values of a schema without references. It follows the schema's own words and does not judge: a value may still break a
 * rule that several schemas state together, or that a condition states. A schema is looked into when its first value is made.
 */
export function makerOf(schema: unknown): Maker {
  let made: Maker | undefined;
  return (draw) => {
    made ??= isNode(schema) ? compiled(schema) : textMaker({});
    return made(draw);
  };
}

function compiled(schema: Schema): Maker {
  const make = byRules(schema);
  const [example] = [schema.example, schema.default, ...listOf(schema.examples)].filter((each) => each !== undefined);
  return example === undefined ? make : (draw) => (draw.takesExamples ? example : make(draw));
}

function byRules(schema: Schema): Maker {
  if ('const' in schema) return () => schema.const;
  const types = typesOf(schema);
  const values = listOf(schema.enum).filter((each) => types.length === 0 || types.some((type) => isOf(type, each)));
  if (values.length > 0) return (draw) => pick(draw, values);
  const choice = ['oneOf', 'anyOf'].find((keyword) => Array.isArray(schema[keyword]));
  if (choice !== undefined) {
    const { [choice]: branches, ...rest } = schema;
    const all = listOf(branches).map((each) => merged([rest, nodeOf(each)]));
    const possible = all.filter(({ type }) => !Array.isArray(type) || type.length > 0);
    const makers = (possible.length > 0 ? possible : all).map(makerOf);
    return (draw) => pick(draw, makers)(draw);
  }
  const { allOf, ...own } = schema;
  if (Array.isArray(allOf)) return byRules(withoutAll(merged([own, ...allOf.map(nodeOf)])));
  const makers = (types.length > 0 ? types : ['string']).map((type) => ofType(type, schema));
  return (draw) => pick(draw, makers)(draw);
}

/** A schema without `allOf`: the rules that could not be merged into one schema. */
const withoutAll = ({ allOf: _, ...schema }: Schema): Schema => schema;

function ofType(type: string, schema: Schema): Maker {
  if (type === 'object') return objectMaker(schema, makerOf);
  if (type === 'array') return listMaker(schema, makerOf);
  if (type === 'number' || type === 'integer') return numberMaker(schema, type === 'integer');
  if (type === 'boolean') return (draw) => draw.next(2) >= 0.5;
  return type === 'null' ? () => null : textMaker(schema);
}

const ofObjects =
  /^(?:properties|required|(?:additional|pattern|unevaluated|min|max)Properties|propertyNames|dependentRequired)$/;
const ofLists = /^(?:items|prefixItems|unevaluatedItems|contains|minItems|maxItems|uniqueItems)$/;
const ofNumbers = /^(?:minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/;

/** The types of a schema, `null` last; without `type`, the one that its keywords are for. */
function typesOf(schema: Schema): string[] {
  const types = [schema.type ?? []].flat().map(String);
  if (types.length > 0) return types.toSorted((one, other) => Number(one === 'null') - Number(other === 'null'));
  const has = (keywords: RegExp) => Object.keys(schema).some((keyword) => keywords.test(keyword));
  if (has(ofObjects)) return ['object'];
  if (has(ofLists)) return ['array'];
  return has(ofNumbers) ? ['number'] : [];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isNode(value);
  return type === 'null' ? value === null : typeof value === type;
}
