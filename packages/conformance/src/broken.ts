import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { keysOf, stepOf, type Violation } from '@dli-connections/contract/server';
import { pointerOf, schemaAt } from './derive/sites.ts';

/** The place in the bundle that an answer breaks: the keyword of the schema for that part of the answer. */
export function brokenRule(bundle: Bundle, operationId: string, status: number, broken: Violation): string | undefined {
  const operation = listOperations(bundle).find((each) => each.operationId === operationId);
  const schema = operation?.responses[status]?.content?.['application/json']?.schema;
  const at =
    schema?.$ref?.slice(1) ?? `${pointerOf(bundle, operationId)}/responses/${status}/content/application~1json/schema`;
  return schema && ruleAt(bundle, at, keysOf(broken.instancePath), broken);
}

function ruleAt(bundle: Bundle, at: string, [key, ...rest]: string[], broken: Violation): string | undefined {
  const { pointer, schema } = schemaAt(bundle, at);
  const {
    properties = {},
    items,
    allOf = [],
    anyOf = [],
  } = schema as typeof schema & Record<'allOf' | 'anyOf', unknown[]>;
  const missing = broken.params.missingProperty;
  const isHere = broken.keyword in schema && (missing === undefined || schema.required?.includes(String(missing)));
  if (key === undefined && isHere) return `${pointer}/${broken.keyword}`;
  const inner =
    key !== undefined && key in properties
      ? `${pointer}/properties${stepOf(key)}`
      : key !== undefined && items
        ? `${pointer}/items`
        : undefined;
  const found = inner && ruleAt(bundle, inner, rest, broken);
  if (found) return found;
  const parts = [...allOf.map((_, index) => `/allOf/${index}`), ...anyOf.map((_, index) => `/anyOf/${index}`)];
  const keys = key === undefined ? [] : [key, ...rest];
  return parts.map((part) => ruleAt(bundle, pointer + part, keys, broken)).find((rule) => rule !== undefined);
}
