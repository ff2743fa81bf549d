/** The spec in the form of the fact tables: per operation its place, its statuses, and flat maps of its requests and responses. */
import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';

const attributes = [
  'format',
  'default',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'enum',
];

/** Flattens a bundle to `{ operationId: { method, path, deprecated, statuses, request, response } }`. */
export function flatten(bundle) {
  const operations = {};
  for (const { path, method, operation, parameters } of operationsIn(bundle)) {
    const resolved = parameters.map(({ node }) => deref(bundle, node));
    operations[operation.operationId] = {
      method: method.toUpperCase(),
      path,
      deprecated: operation.deprecated ?? false,
      statuses: Object.keys(operation.responses),
      request: { ...factsOfParameters(bundle, resolved), ...factsOfBody(bundle, operation.requestBody) },
      response: factsOfSuccess(bundle, operation.responses),
    };
  }
  return operations;
}

function factsOfParameters(bundle, parameters) {
  return Object.fromEntries(
    parameters.map(({ name, in: place, required, schema }) => [
      `${place}.${name}`,
      factOf(deref(bundle, schema), required ?? false),
    ]),
  );
}

function factsOfBody(bundle, requestBody) {
  if (!requestBody) return {};
  const { required, content } = deref(bundle, requestBody);
  const { schema } = content['application/json'];
  return { body: factOf(merge(bundle, schema), required ?? false), ...factsOfFields(bundle, schema, 'body.') };
}

function factsOfSuccess(bundle, responses) {
  const status = Object.keys(responses).find((each) => each.startsWith('2'));
  const schema = deref(bundle, responses[status]).content?.['application/json'].schema;
  return schema ? factsOfFields(bundle, schema, '') : {};
}

/** The fields below a schema, each under its path: `hosts[].name`. */
function factsOfFields(bundle, node, prefix) {
  const { properties = {}, required = [], items } = merge(bundle, node);
  const facts = {};
  for (const [name, property] of Object.entries(properties)) {
    const schema = merge(bundle, property);
    facts[prefix + name] = factOf(schema, required.includes(name));
    Object.assign(facts, factsOfFields(bundle, schema, `${prefix}${name}.`));
  }
  if (items) {
    const at = `${prefix.replace(/\.$/, '')}[]`;
    const schema = merge(bundle, items);
    facts[at] = factOf(schema, undefined);
    Object.assign(facts, factsOfFields(bundle, schema, `${at}.`));
  }
  return facts;
}

function factOf(schema, mandatory) {
  const types = [schema.type].flat();
  const fact = { type: types.find((each) => each !== 'null') };
  if (mandatory !== undefined) fact.mandatory = mandatory;
  if (types.includes('null')) fact.nullable = true;
  if (schema.format === 'ipv4') fact.ipv4 = true;
  for (const attribute of attributes) if (attribute in schema) fact[attribute] = schema[attribute];
  return fact;
}

/** A schema with its reference followed and its `allOf` folded in. */
function merge(bundle, node) {
  const { allOf = [], ...own } = deref(bundle, node);
  const parts = [...allOf.map((part) => merge(bundle, part)), own];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}

function deref(bundle, node) {
  if (!node?.$ref) return node;
  return deref(bundle, valueAt(bundle, keysOf(node.$ref)));
}
