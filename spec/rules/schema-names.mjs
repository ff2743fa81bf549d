import { basename } from 'node:path';
import { prefixes, taken } from './lib/generated-names.mjs';

const plain = (name) => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
const kinds = ['Schema', 'Parameter', 'Response', 'Header', 'RequestBody'];

/** No schema has a name that a generator gives to something else, as each name is a stem for generated ones. */
export const SchemaNames = () => {
  const components = new Map();
  const operations = new Set();
  const properties = [];

  function* meetings({ key, name }) {
    for (const other of components.values()) {
      // One key twice is against #104.
      if (other.name === name && (other.key !== key || other.kind !== 'Schema'))
        yield `the ${other.kind.toLowerCase()} ${other.key}`;
      if (other.kind === 'Schema' && prefixes.some((prefix) => prefix + other.name === name))
        yield `what is made of ${other.key}`;
    }
    for (const operation of operations) if (name.includes(plain(operation))) yield `what is made of ${operation}`;
    for (const { owner, property } of properties)
      if (plain(owner + property) === name) yield `what is made of ${property} in ${owner}`;
    if (taken.has(name)) yield 'what generators declare themselves';
  }

  return {
    ref(_, ctx, { location }) {
      if (!kinds.includes(ctx.type.name) || location?.pointer !== '#/') return;
      const key = basename(location.source.absoluteRef, '.yaml');
      components.set(location.absolutePointer, { key, name: plain(key), kind: ctx.type.name, location });
    },
    Operation({ operationId }) {
      if (operationId !== undefined) operations.add(operationId);
    },
    Schema(schema, ctx) {
      if (ctx.location.pointer !== '#/') return;
      const owner = basename(ctx.location.source.absoluteRef, '.yaml');
      for (const property of Object.keys(schema.properties ?? {})) properties.push({ owner, property });
    },
    Root: {
      leave(_, ctx) {
        for (const component of components.values()) {
          const [other] = component.kind === 'Schema' ? meetings(component) : [];
          if (other === undefined) continue;
          const message = `[#703] In generated code ${component.key} meets ${other}: give the schema another name.`;
          ctx.report({ message, location: component.location });
        }
      },
    },
  };
};
