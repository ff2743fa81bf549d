import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import { evidencePage } from './evidence.mjs';
import { mark } from './mark.mjs';
import { samplesOf } from './samples.mjs';

/** The bundle and the files derived from it, which are published beside the page. */
const forms = ['openapi', 'openapi-portable', 'openapi-3.0'].flatMap((name) => [`${name}.yaml`, `${name}.json`]);

const operationsOf = (doc) => operationsIn(doc).map(({ operation }) => operation);

/** The properties of every schema in a document, each once, at their place. Examples are data and hold none. */
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
  const { paths, components } = doc;
  const operations = operationsOf(doc);
  const responses = [components, ...operations].flatMap((owner) => Object.values(owner.responses ?? {}));
  yield* [...Object.values(paths), ...operations].flatMap((owner) => owner.parameters ?? []);
  yield* operations.flatMap((operation) => operation.requestBody ?? []);
  yield* responses;
  yield* responses.flatMap((response) => Object.values(response.headers ?? {}));
  for (const kind of ['parameters', 'headers', 'securitySchemes']) yield* Object.values(components[kind] ?? {});
}

/**
 * Introduction to the page: its files, the owner of the API, the use of the samples, and the meaning of the marks. It
 * has no heading, which would become a menu entry.
 */
const legend = `

This is not the vendor's description. It was written by hand from public sources, of Huawei Cloud and of Open Telekom Cloud.

Download: ${forms.map((name) => `<a href="${name}" download>${name}</a>`).join(', ')}.

The samples call the reference server on this machine, which \`npx --yes pnpm@12.21.0 start\` in a clone serves. For the service,
put in its address, your project and your token.

A small line below a description marks what the vendor does not document, and links to the reason:
<small class="evidence">Seen in client code</small> is what no page says, but a client or code of the vendor relies on;
<small class="evidence">Inferred</small> is what no source says and was decided for this contract. One that names a constraint,
like <small class="evidence">Inferred: maximum length</small>, is about that alone. [Evidence](${evidencePage}#documented) lists every source and reason.
`;

/** A copy of a bundle with the evidence of its facts in the descriptions, and with a sample of each request. */
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
  const samples = samplesOf(bundle);
  for (const operation of operationsOf(doc)) {
    annotate(operation, []);
    operation['x-codeSamples'] = samples.get(operation.operationId);
  }
  for (const tag of doc.tags) tag['x-displayName'] = tag.name[0].toUpperCase() + tag.name.slice(1);
  // Redoc shows the description of a server as it is, markup included.
  const servers = (doc.servers ?? []).map((server) => [server.description, mark(server, resolve, evidence.entries)]);
  const marked = servers
    .filter(([, marks]) => marks !== '')
    .map(([name, marks]) => `- ${name}:${marks.replace(/^\s+/, ' ')}`);
  doc.info.description += `${legend}\nThe servers:\n\n${marked.join('\n')}\n`;
  return doc;
}
