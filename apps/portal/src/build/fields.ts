import { type Bundle, resolve, type Schema } from '@dli-connections/contract/bundle';
import { type Html, html } from '@dli-connections/lab/html';

/** A field of a body, by its way from the top: `hosts[].ip`. */
export interface Field {
  name: string;
  required: boolean;
  description: string;
  /** Its type and the rules that bind it, as `string, 1 to 64 characters`. */
  rules: Html;
}

/** Every field of a schema, outermost first. A recursive one is not entered again. */
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

/** The type of a schema and the rules that bind it, in words. A list includes those of its items. */
export function rulesOf(bundle: Bundle, node: Schema): Html {
  const schema = wholeOf(bundle, node);
  const { items, format } = schema;
  const of = items && wholeOf(bundle, items);
  const type = html`${[schema.type ?? 'any'].flat().join(' or ')}${format ? ` (${format})` : ''}`;
  const each = of && of.type !== 'object' ? [html`each: ${rulesOf(bundle, of)}`] : [];
  return joined([type, ...boundsOf(schema), ...each]);
}

const joined = (parts: readonly Html[]) => html`${parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))}`;

/** The keywords of a lower and an upper bound, and what they count. */
const ranges = [
  ['minLength', 'maxLength', ' characters'],
  ['minItems', 'maxItems', ' items'],
  ['minimum', 'maximum', ''],
] as const;

/** The rules of a schema but for its type, each in words. */
function boundsOf(schema: Schema): Html[] {
  const bounds = ranges.flatMap(([lower, upper, unit]) => {
    const [least, most] = [schema[lower], schema[upper]].map((bound) => bound as number | undefined); // JSON Schema has it so
    if (least === undefined && most === undefined) return [];
    if (most === undefined) return [html`at least ${least ?? 0}${unit}`];
    return [html`${least === undefined ? 'at most' : `${least} to`} ${most}${unit}`];
  });
  const { pattern, not, enum: values, default: preset } = schema as Schema & Keywords;
  return [
    ...bounds,
    ...(pattern === undefined ? [] : [html`matches <code>${pattern}</code>`]),
    ...(values === undefined
      ? []
      : [html`one of ${joined(values.map((value) => html`<code>${String(value)}</code>`))}`]),
    ...(not === undefined ? [] : [html`not one that ${joined(boundsOf(not))}`]),
    ...(preset === undefined ? [] : [html`default <code>${JSON.stringify(preset)}</code>`]),
    ...(schema.deprecated ? [html`deprecated`] : []),
  ];
}

/** Keywords whose types `Schema` leaves open. The linter of the spec checks them. */
interface Keywords {
  pattern?: string;
  enum?: readonly unknown[];
  not?: Schema;
  default?: unknown;
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
