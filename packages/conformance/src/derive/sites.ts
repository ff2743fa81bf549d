import { type Bundle, listOperations, type Parameter, type Schema } from '@dli-connections/contract/bundle';
import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, stepOf, valueAt } from '@dli-connections/document/pointer';

/** The parts of a message that schemas speak of. */
export type PartName = 'path' | 'query' | 'body';

/** A place in a message, with one of the schemas for its value. */
export interface Site {
  part: PartName;
  /** From the root of the part; an item of an array is its first. */
  place: readonly string[];
  /** Pointer to the schema in the bundle, references followed. */
  pointer: string;
  schema: Schema;
  /** `true` if the place is required in its parent. */
  required: boolean;
}

/** The schema at a pointer, with references followed, and its place. */
export function schemaAt(bundle: Bundle, pointer: string): { pointer: string; schema: Schema } {
  const schema = valueAt(bundle, keysOf(pointer)) as Schema | undefined;
  if (schema === undefined) throw new Error(`${pointer} names nothing in the bundle`);
  return schema.$ref ? schemaAt(bundle, schema.$ref.slice(1)) : { pointer, schema };
}

interface Combined {
  allOf?: Schema[];
  anyOf?: Schema[];
  required?: string[];
}

/** A schema and its subschemas, each with the place that it describes. */
export function sitesOf(
  bundle: Bundle,
  part: PartName,
  at: string,
  place: readonly string[],
  required: boolean,
): Site[] {
  const { pointer, schema } = schemaAt(bundle, at);
  const inner = (key: string, keys: readonly string[], must: boolean) =>
    sitesOf(bundle, part, pointer + key, [...place, ...keys], must);
  // The bundle is valid OpenAPI.
  const { properties = {}, allOf = [], anyOf = [], required: names = [] } = schema as Schema & Combined;
  return [
    { part, place, pointer, schema, required },
    ...Object.keys(properties).flatMap((name) => inner(`/properties${stepOf(name)}`, [name], names.includes(name))),
    ...(schema.items ? inner('/items', ['0'], true) : []),
    ...allOf.flatMap((_, index) => inner(`/allOf/${index}`, [], required)),
    ...anyOf.flatMap((_, index) => inner(`/anyOf/${index}`, [], required)),
  ];
}

/** The places of the parameters and the body of an operation in the bundle. */
export function placesOf(bundle: Bundle, operationId: string): { parameters: string[]; body: string | undefined } {
  const found = operationsIn<{ operationId: string; requestBody?: { content: object } }>(bundle).find(
    ({ operation }) => operation.operationId === operationId,
  );
  if (!found) throw new Error(`no operation of the bundle is called ${operationId}`);
  const { pointer, operation, parameters } = found;
  const [media] = Object.keys(operation.requestBody?.content ?? {});
  return {
    parameters: parameters.map(({ node, pointer }) => (node as { $ref?: string }).$ref?.slice(1) ?? pointer),
    body: media && `${pointer}/requestBody/content${stepOf(media)}/schema`,
  };
}

/** Every site of the requests of an operation. */
export function requestSites(bundle: Bundle, operationId: string): Site[] {
  const { parameters, body } = placesOf(bundle, operationId);
  return [
    ...parameters.flatMap((pointer) => {
      const { name, in: part, required = false } = valueAt(bundle, keysOf(pointer)) as Parameter;
      return part === 'header' || part === 'cookie' ? [] : sitesOf(bundle, part, `${pointer}/schema`, [name], required);
    }),
    ...(body ? sitesOf(bundle, 'body', body, [], true) : []),
  ];
}

/** Pointer to an operation in the bundle. */
export function pointerOf(bundle: Bundle, operationId: string): string {
  const operation = listOperations(bundle).find((each) => each.operationId === operationId);
  if (!operation) return '';
  return `/paths${stepOf(operation.path)}/${operation.method.toLowerCase()}`;
}
