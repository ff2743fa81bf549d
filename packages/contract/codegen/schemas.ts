import { isNode, nodeOf } from '@dli-connections/document/node';
import { type Bundle, bodyOf, listOperations, type Parameter, type Schema } from './bundle.ts';

/** The address of the schemas below. An absolute one, as JSON Schema wants one; nothing is fetched from it. */
export const base = 'https://dli-connections.invalid/contract';

/** The part of a request or an answer that a validator judges. */
export interface Part {
  /** Name of the validator in generated code. Parts with one schema share one. */
  name: string;
  operationId: string;
  kind: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'response';
  /** Only for answers. */
  status?: string;
  /** Address of the schema, for `ajv.getSchema`. */
  ref: string;
}

/** Removes the parts that no validator reads: extensions, examples, and OpenAPI's own keywords. */
export function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== 'object' || node === null) return node;
  const isMap = (key: string) => key === 'properties' || key === 'schemas' || key === '$defs';
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !/^x-|^examples?$|^description$|^discriminator$|^deprecated$/.test(key))
      .map(([key, value]) => [
        key,
        isMap(key) && isNode(value)
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strip(each)]))
          : strip(value),
      ]),
  );
}

function objectOf(parameters: Parameter[]): Schema {
  return {
    type: 'object',
    required: parameters.filter((each) => each.required).map((each) => each.name),
    properties: Object.fromEntries(
      parameters.map((each) => [each.name, each.schema ?? Object.values(each.content ?? {})[0]?.schema ?? {}]),
    ),
  };
}

/** One document with a schema for each part of each operation, and the list of those parts. */
export function validationDocument(bundle: Bundle): { document: Schema; parts: Part[] } {
  const parts: Part[] = [];
  const schemas: Record<string, unknown> = {};
  const add = (part: Omit<Part, 'name' | 'ref'>, schema: Schema | undefined) => {
    if (!schema) return;
    // A part that only refers to a component shares its validator: most answers are the one envelope.
    const component = schema.$ref?.split('/').at(-1);
    const name = component ?? [part.operationId, part.kind, part.status].filter(Boolean).join('_');
    if (!component) schemas[name] = schema;
    parts.push({ ...part, name, ref: base + (schema.$ref ?? `#/parts/${name}`) });
  };
  for (const operation of listOperations(bundle)) {
    const { operationId, parameters, responses } = operation;
    for (const kind of ['path', 'query', 'header', 'cookie'] as const) {
      const own = parameters.filter((each) => each.in === kind);
      if (own.length > 0 || kind === 'path' || kind === 'query') add({ operationId, kind }, objectOf(own));
    }
    add({ operationId, kind: 'body' }, bodyOf(operation));
    for (const [status, response] of Object.entries(responses)) {
      add({ operationId, kind: 'response', status }, response.content?.['application/json']?.schema);
    }
  }
  const document = strip({ components: { schemas: bundle.components.schemas }, parts: schemas });
  return { document: { $id: base, ...nodeOf(document) }, parts };
}
