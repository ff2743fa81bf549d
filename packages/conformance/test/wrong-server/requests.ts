/** The rules of the spec for requests, read from the bundle with a JSON Schema validator and nothing else. */
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { bad, Refused } from './refused.ts';

interface Parameter {
  name: string;
  in: string;
  schema: { type?: string; default?: unknown };
}

interface Operation {
  operationId: string;
  parameters?: object[];
  requestBody?: { required?: boolean; 'x-max-body-bytes'?: number; content: object };
}

const bundle = JSON.parse(readFileSync(new URL(import.meta.resolve('@dli-connections/spec/openapi.json')), 'utf8'));
const ajv = new Ajv2020({ strict: false });
// ajv-formats is a CommonJS module whose default export arrives wrapped or not, depending on who loads it.
((addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats.default)(ajv);
ajv.addSchema(bundle, 'bundle');

const step = (key: string) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;

/** A parameter that is written elsewhere, or here. */
function parameterOf(each: { $ref?: string }): Parameter {
  return Object(each.$ref ? bundle.components.parameters[each.$ref.split('/').at(-1) ?? ''] : each);
}

/** Every operation, with its path pattern and the schemas of its requests. */
const routes = Object.entries<Record<string, unknown>>(bundle.paths).flatMap(([path, item]) =>
  ['get', 'put', 'post', 'delete']
    .filter((method) => method in item)
    .map((method) => {
      const operation: Operation = Object(item[method]);
      const parameters = [...Object(item.parameters ?? []), ...(operation.parameters ?? [])].map(parameterOf);
      const schema = `bundle#/paths${step(path)}/${method}/requestBody/content/application~1json/schema`;
      return {
        method: method.toUpperCase(),
        template: path.split('/'),
        operationId: operation.operationId,
        parameters: parameters.map((each) => ({
          ...each,
          check: ajv.compile({ ...each.schema, components: bundle.components }),
        })),
        body: operation.requestBody && { ...operation.requestBody, check: ajv.compile({ $ref: schema }) },
      };
    }),
);

type Route = (typeof routes)[number];

/** The operation that a request names, with the parts of its path. */
export function routeOf(method: string, pathname: string): { route: Route; path: Record<string, string> } {
  const segments = pathname.split('/');
  for (const route of routes) {
    if (route.method !== method || route.template.length !== segments.length) continue;
    const named = route.template.map((text, at) => [text, segments[at] ?? ''] as const);
    if (named.some(([text, segment]) => (text.startsWith('{') ? segment === '' : text !== segment))) continue;
    const values = named.filter(([text]) => text.startsWith('{'));
    return { route, path: Object.fromEntries(values.map(([text, value]) => [text.slice(1, -1), decoded(value)])) };
  }
  throw new Refused(404, 'APIGW.0101', 'There is no such API.');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Refused(404, 'APIGW.0101', 'The path cannot be read.');
  }
}

/** The parameters of a request as their types, when all of them are legal. */
export function parametersOf({ parameters }: Route, path: Record<string, string>, search: URLSearchParams) {
  const read = (each: Parameter) => {
    const text = each.in === 'path' ? path[each.name] : search.get(each.name);
    if (text === null || text === undefined) return each.schema.default;
    return each.schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
  };
  const values = Object.fromEntries(parameters.map((each) => [each.name, read(each)]));
  const wrong = parameters.find(({ name, check }) => values[name] !== undefined && !check(values[name]));
  if (wrong) throw bad(`${wrong.name} is not legal`);
  const nul = [...search].find((pair) => pair.some((text) => text.includes('\0')));
  if (nul) throw bad(`The query has a NUL in ${nul[0]}.`);
  return values;
}

/** The body of a request, when it is legal. */
export function bodyOf({ body }: Route, headers: IncomingHttpHeaders, bytes: Buffer): unknown {
  if (!body) return undefined;
  if (bytes.length > (body['x-max-body-bytes'] ?? Number.POSITIVE_INFINITY))
    throw new Refused(413, 'APIGW.0201', 'The body is too large.');
  if (bytes.length === 0) {
    if (body.required) throw bad('A body is required.');
    return undefined;
  }
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (!/^application\/json *(; *charset="?utf-?8"?)?$/i.test(type) || encoding !== 'identity')
    throw bad('The body is not sent as JSON.');
  const value = parsed(bytes);
  if (!body.check(value)) throw bad(`The body is not legal: ${ajv.errorsText(body.check.errors)}`);
  return value;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (_, value: unknown) => {
      if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new Error('no text');
      return value;
    });
  } catch (error) {
    throw bad(`The body is not JSON: ${(error as Error).message}`);
  }
}
