import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import { anchor } from './evidence.mjs';
import { mark } from './mark.mjs';

const operationsOf = (doc) => operationsIn(doc).map(({ operation }) => operation);

/** The properties of every schema in a document, each once, where they stand. Examples are data and hold none. */
function* properties(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    if (key === 'example' || key === 'examples') continue;
    if (key !== 'properties') yield* properties(child);
    else for (const property of Object.values(child)) yield* [property, ...properties(property)];
  }
}

/** Nodes whose description Redoc shows, beside operations and properties. A bare reference counts at its target. */
function* parts(doc) {
  const { servers = [], paths, components } = doc;
  yield* servers;
  const operations = operationsOf(doc);
  const responses = [components, ...operations].flatMap((owner) => Object.values(owner.responses ?? {}));
  yield* [...Object.values(paths), ...operations].flatMap((owner) => owner.parameters ?? []);
  yield* operations.flatMap((operation) => operation.requestBody ?? []);
  yield* responses;
  yield* responses.flatMap((response) => Object.values(response.headers ?? {}));
  for (const kind of ['parameters', 'headers', 'securitySchemes']) yield* Object.values(components[kind] ?? {});
}

const legend = ({ sections }) => `

# Where each fact comes from

This description was written by hand from public sources. What has no mark is documented by the vendor. A small line
below a description marks what is not, and links to the reason:

- <small class="evidence">Seen in client code</small>: no page says it, but a client or code of the vendor relies on it.
- <small class="evidence">Inferred</small>: no source says it; it was decided for this contract.

A mark that names a constraint, like <small class="evidence">Inferred: maximum length</small>, is about that constraint
alone. Every operation names its source. All sources and reasons stand at the end of this page:
${sections.map(({ title }) => `[${title}](${anchor(title)})`).join(', ')}.
`;

/** Adds the sections of EVIDENCE.md after the operations, and how to read them before. */
function addChapters(doc, evidence) {
  doc.info.description += legend(evidence);
  doc['x-tagGroups'] = [
    { name: 'Operations', tags: doc.tags.map(({ name }) => name) },
    { name: 'Evidence', tags: evidence.sections.map(({ title }) => title) },
  ];
  for (const tag of doc.tags) tag['x-displayName'] = tag.name[0].toUpperCase() + tag.name.slice(1);
  doc.tags.push(
    ...evidence.sections.map(({ title, text }) => ({ name: title, description: text, 'x-traitTag': true })),
  );
}

/** A copy of a bundle that says of its facts where they come from, and ends with the sections of EVIDENCE.md. */
export function decorate(bundle, evidence) {
  const doc = structuredClone(bundle);
  const resolve = (ref) => valueAt(bundle, keysOf(ref));
  const annotate = (node, silent) => {
    const { description = '', examples } = node.$ref ? { ...resolve(node.$ref), ...node } : node;
    const whole = description + mark(node, resolve, evidence.entries, silent);
    if (whole !== '') node.description = whole;
    // Redoc shows only the older `example` of a property.
    if (Array.isArray(examples) && typeof examples[0] !== 'object') node.example = examples[0];
  };
  for (const part of parts(doc)) if (!part.$ref) annotate(part);
  for (const property of properties(doc)) annotate(property);
  for (const operation of operationsOf(doc)) annotate(operation, []);
  addChapters(doc, evidence);
  return doc;
}
