import { type Bundle, resolve, type Schema } from '@dli-connections/contract/bundle';

/** A field of a body, by its way from the top: `hosts[].ip`. */
export interface Field {
  name: string;
  required: boolean;
  description: string;
  /** Its type and the keywords that bind it, as `string, maxLength: 64`. */
  rules: string;
}

/** Keywords that have a place of their own, or bind nothing. */
const told =
  /^(?:\$ref|type|description|properties|required|items|allOf|examples?|deprecated|additionalProperties|x-.*)$/;

/** Every field of a schema, outermost first. One that is within itself is not entered again. */
export function fieldsOf(bundle: Bundle, node: Schema, way = '', within: readonly Schema[] = []): Field[] {
  const schema = wholeOf(bundle, node);
  if (within.includes(schema.origin)) return [];
  const inside = [...within, schema.origin];
  if (schema.items) return fieldsOf(bundle, schema.items, `${way}[]`, inside);
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const name = way === '' ? key : `${way}.${key}`;
    const { description = '' } = wholeOf(bundle, child);
    const required = schema.required?.includes(key) ?? false;
    return [{ name, required, description, rules: rulesOf(bundle, child) }, ...fieldsOf(bundle, child, name, inside)];
  });
}

/** The type of a schema and the keywords that bind it. A list says them of its items, too. */
export function rulesOf(bundle: Bundle, node: Schema): string {
  const schema = wholeOf(bundle, node);
  const { origin: _, ...keywords } = schema;
  const bounds = Object.entries(keywords).filter(([key]) => !told.test(key));
  const words = bounds.map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const type = [schema.type ?? 'any'].flat().join(' or ');
  const own = [type, ...words, ...(schema.deprecated ? ['deprecated'] : [])].join(', ');
  const of = schema.items && wholeOf(bundle, schema.items);
  return of && of.type !== 'object' ? `${own}, of ${rulesOf(bundle, of)}` : own;
}

/** A schema with its reference followed and its `allOf` merged. `origin` is the schema that is named. */
function wholeOf(bundle: Bundle, node: Schema): Schema & { origin: Schema } {
  const { $ref, ...own } = node;
  const origin = $ref === undefined ? node : resolve<Schema>(bundle, { $ref });
  const { allOf = [], ...rest } = $ref === undefined ? own : { ...wholeOf(bundle, origin), ...own };
  const parts = allOf.map((part) => wholeOf(bundle, part));
  const properties = Object.assign({}, ...parts.map((part) => part.properties), rest.properties);
  const required = [...parts.flatMap((part) => part.required ?? []), ...(rest.required ?? [])];
  return { ...Object.assign({}, ...parts), ...rest, properties, required, origin };
}
