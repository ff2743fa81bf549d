import { inner } from './schemas.mjs';

const keep = (value) => value;
const drop = () => undefined;
const one = (kind) => (node, at) => translate(kind, node, at);
const list = (kind) => (nodes, at) => nodes.map((node, i) => translate(kind, node, `${at}/${i}`));
const map = (kind) => (nodes, at) =>
  Object.fromEntries(Object.entries(nodes).map(([key, node]) => [key, translate(kind, node, `${at}/${key}`)]));
const kept = (names) => Object.fromEntries(names.split(' ').map((name) => [name, keep]));
const described = { ...kept('description deprecated required example examples'), schema: one('schema') };
const operation = one('operation');

/** The conversion of each key, by the kind of its node. A missing key has no known equivalent in OpenAPI 3.0. */
const kinds = {
  document: {
    ...kept('servers security tags'),
    openapi: () => '3.0.3',
    jsonSchemaDialect: drop,
    info: one('info'),
    paths: map('path'),
    components: one('components'),
  },
  info: { ...kept('title version description'), summary: drop, license: one('license') },
  license: { ...kept('name url'), identifier: drop },
  path: {
    ...kept('summary description'),
    parameters: list('parameter'),
    ...{ get: operation, put: operation, post: operation, delete: operation },
  },
  operation: {
    ...kept('operationId tags summary description deprecated security'),
    parameters: list('parameter'),
    requestBody: one('body'),
    responses: map('response'),
  },
  components: {
    ...kept('securitySchemes examples'),
    schemas: map('schema'),
    parameters: map('parameter'),
    responses: map('response'),
    headers: map('header'),
  },
  parameter: { ...described, ...kept('name in style explode') },
  header: described,
  body: { ...kept('required description'), content: map('media') },
  response: { ...kept('description'), content: map('media'), headers: map('header') },
  media: { ...kept('examples example'), schema: one('schema') },
  schema: {
    ...kept('title description format default enum deprecated required pattern minLength maxLength minimum maximum'),
    ...kept('multipleOf minItems maxItems uniqueItems minProperties maxProperties nullable'),
    ...kept('exclusiveMinimum exclusiveMaximum'),
    type: keep,
    ...{ example: keep, allOf: list('schema'), anyOf: list('schema'), oneOf: list('schema') },
    ...Object.fromEntries(
      inner.one.map((key) => [key, (node, at) => (typeof node === 'object' ? translate('schema', node, at) : node)]),
    ),
    ...Object.fromEntries(inner.map.map((key) => [key, map('schema')])),
  },
};

/** The bundle as OpenAPI 3.0.3. It accepts the same values. Throws if 3.0 cannot express something. */
export function openapi30(bundle) {
  return translate('document', bundle, '#');
}

function translate(kind, node, at) {
  const { $ref, ...beside } = node;
  if ($ref !== undefined) return Object.keys(beside).length === 0 ? { $ref } : referred(kind, $ref, beside, at);
  const found = {};
  for (const [key, value] of Object.entries((rewrite[kind] ?? keep)(node, at))) {
    const change = key.startsWith('x-') ? keep : kinds[kind][key];
    if (change === undefined) throw cannot(at, `${key} in a ${kind}`);
    const changed = change(value, `${at}/${key}`);
    if (changed !== undefined) found[key] = changed;
  }
  return found;
}

const cannot = (at, what) => new Error(`${at}: OpenAPI 3.0 has no ${what}: add it to spec/bundles/openapi-3.0.mjs`);

/** In 3.0 siblings of a `$ref` are ignored; in a schema, `allOf` says the same. */
function referred(kind, $ref, beside, at) {
  if (kind !== 'schema') throw cannot(at, `${Object.keys(beside).join(', ')} beside the $ref of a ${kind}`);
  const { allOf = [], ...others } = translate(kind, beside, at);
  return { ...others, allOf: [{ $ref }, ...allOf] };
}

/** A node of a kind in the terms of 3.0, before its keys are converted one by one. */
const rewrite = {
  info: ({ summary, description, ...others }) => ({
    ...others,
    description: [summary, description].filter(Boolean).join('\n\n'),
  }),
  license: ({ identifier, ...others }) =>
    identifier ? { ...others, url: `https://spdx.org/licenses/${identifier}.html` } : others,
  schema: ({ type, const: only, examples, exclusiveMinimum, exclusiveMaximum, ...others }, at) => ({
    ...typeOf(type, at),
    ...others,
    ...(only === undefined ? {} : { enum: [only] }),
    ...(examples === undefined ? {} : { example: examples[0] }),
    ...limitOf('inimum', exclusiveMinimum, others.minimum, at),
    ...limitOf('aximum', exclusiveMaximum, others.maximum, at),
  }),
};

function typeOf(type, at) {
  if (type === undefined) return {};
  const [only, ...more] = [type].flat().filter((each) => each !== 'null');
  if (only === undefined || more.length > 0) throw cannot(at, `type ${JSON.stringify(type)}`);
  return Array.isArray(type) && type.includes('null') ? { type: only, nullable: true } : { type: only };
}

function limitOf(name, exclusive, inclusive, at) {
  if (exclusive === undefined) return {};
  if (inclusive !== undefined) throw cannot(at, `m${name} beside an exclusive one`);
  return { [`m${name}`]: exclusive, [`exclusiveM${name}`]: true };
}
