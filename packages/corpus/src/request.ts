import { bodyFor } from './bodies.ts';
import { type CorpusNode, type CorpusOperation, isNode, type Located, placeAt, placesBelow } from './document.ts';
import { write } from './parameters.ts';
import { type Judged, valueFor } from './values.ts';

/** A legal request of an operation. */
export interface LegalRequest {
  /** In upper case. */
  method: string;
  /** With the query, encoded. */
  target: string;
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** Collects a request while its parts are written. */
class Draft {
  path: string;
  query: string[] = [];
  cookies: string[] = [];
  headers: Record<string, string> = { accept: '*/*' };

  constructor(path: string) {
    this.path = path;
  }

  put(parameter: CorpusNode, value: unknown): void {
    const { text, pairs } = write(parameter, value);
    const name = String(parameter.name);
    if (parameter.in === 'path') this.path = this.path.replaceAll(`{${name}}`, () => text);
    else if (parameter.in === 'query') this.query.push(...pairs);
    else if (parameter.in === 'cookie') this.cookies.push(...pairs);
    else this.headers[name.toLowerCase()] = text;
  }
}

/** Headers that are described elsewhere in an operation; as parameters they are ignored (OpenAPI 3.1.1, 4.8.12.1). */
const ignored = /^(accept|content-type|authorization)$/i;

/**
 * The smallest legal request of an operation: its required parts, and a body if one is described.
 *
 * @throws Error that names the part which has no usable example and could not be generated.
 */
export async function legalRequest(operation: CorpusOperation, judged: Judged): Promise<LegalRequest> {
  const draft = new Draft(operation.path);
  for (const { node, pointer } of operation.parameters) {
    if (node.required !== true || (node.in === 'header' && ignored.test(String(node.name)))) continue;
    const [content] = placesBelow(judged.document, { node, pointer }, 'content');
    const made = await valueFor(content?.[1] ?? { node, pointer }, judged, isSaid);
    if (!made) throw new Error(`no legal value was found for the ${node.in} parameter "${node.name}"`);
    draft.put(node, made.value);
  }
  authorize(draft, operation, judged.document);
  const body = await bodyOf(operation, judged);
  if (body) draft.headers['content-type'] = body.type;
  if (draft.cookies.length > 0) draft.headers.cookie = draft.cookies.join('; ');
  const query = draft.query.length > 0 ? `?${draft.query.join('&')}` : '';
  return {
    method: operation.method.toUpperCase(),
    target: encodePath(draft.path) + query,
    headers: draft.headers,
    ...(body && { body: body.bytes }),
  };
}

/** True for a value that a path, query or header can carry unambiguously, and within the size that servers read. */
const isSaid = (value: unknown): boolean =>
  value !== null &&
  value !== '' &&
  !(typeof value === 'object' && Object.keys(value).length === 0) &&
  JSON.stringify(value).length < 1000;

/** Encodes characters that the document left unencoded, such as a space in a path, and nothing twice. */
const encodePath = (path: string): string => path.replaceAll(/[^\w\-.~!$&'()*+,;=:@%/]/g, encodeURIComponent);

async function bodyOf({ node, pointer }: CorpusOperation, judged: Judged) {
  if (node.requestBody === undefined) return undefined;
  const described = placeAt(judged.document, `${pointer}/requestBody`);
  const body = await bodyFor(described, judged);
  if (!body && described.node.required === true) throw new Error('no legal body was found');
  return body;
}

/** Adds credentials for the first alternative of the security that the operation asks for. */
function authorize(draft: Draft, { node }: CorpusOperation, document: CorpusNode): void {
  const [alternative] = (node.security ?? document.security ?? []) as CorpusNode[]; // a list of objects, by the schema of OpenAPI
  const schemes: Record<string, Located> = isNode(document.components)
    ? Object.fromEntries(
        placesBelow(document, { node: document.components, pointer: '/components' }, 'securitySchemes'),
      )
    : {};
  for (const name of Object.keys(alternative ?? {})) {
    const scheme = schemes[name]?.node ?? {};
    if (scheme.type === 'apiKey') draft.put({ in: scheme.in, name: scheme.name }, 'key');
    else if (/^basic$/i.test(String(scheme.scheme))) draft.headers.authorization = 'Basic dXNlcjpwYXNz';
    else if (/^digest$/i.test(String(scheme.scheme))) draft.headers.authorization = 'Digest username="user"';
    else draft.headers.authorization = 'Bearer token';
  }
}
