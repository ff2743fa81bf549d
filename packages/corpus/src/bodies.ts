import { isForm, isJson, isMultipart, isText } from '@dli-connections/document/media';
import { isNode, type Located, placesBelow } from './document.ts';
import { type Judged, valueFor } from './values.ts';

/** A body and its media type. */
export interface SampleBody {
  type: string;
  bytes: Uint8Array;
}

/** A legal body of a request; `undefined` if none could be made. JSON is preferred, as the easiest to make. */
export async function bodyFor(owner: Located, judged: Judged): Promise<SampleBody | undefined> {
  const media = placesBelow(judged.document, owner, 'content').toSorted(([a], [b]) => rankOf(a) - rankOf(b));
  for (const [range, place] of media) {
    const body = await bodyOf(range, place, judged);
    if (body) return body;
  }
  return undefined;
}

const kinds = [isJson, isForm, isMultipart, isText];

function rankOf(range: string): number {
  const at = kinds.findIndex((is) => is(range));
  return at < 0 ? kinds.length : at;
}

async function bodyOf(range: string, place: Located, judged: Judged): Promise<SampleBody | undefined> {
  const type = range.replace(/^\*\/\*|^application\/\*/, 'application/json').replace(/\/\*/, '/plain');
  const text = (value: string) => ({ type, bytes: new TextEncoder().encode(value) });
  if (isJson(type)) {
    const made = await valueFor(place, judged);
    return made && text(JSON.stringify(made.value));
  }
  if (isForm(type) || isMultipart(type)) {
    const made = await valueFor(place, judged, isNode);
    if (!made || !isNode(made.value)) return undefined;
    if (isMultipart(type)) return multipart(made.value);
    const pairs = fieldsOf(made.value).map(([name, value]) => [name, value].map(encodeURIComponent).join('='));
    return text(pairs.join('&'));
  }
  if (/[/+]xml\b/.test(type)) return undefined;
  // Bytes of any other kind are not described by a schema (OpenAPI 3.1.1, 4.8.14.4).
  const made = await valueFor(place, judged, (value) => typeof value === 'string');
  return text(made ? String(made.value) : 'x');
}

/** Fields of a form: a list is a field for each item, an object is JSON (OpenAPI 3.1.1, 4.8.15.1). */
function fieldsOf(value: object): [string, string][] {
  return Object.entries(value).flatMap(([name, held]) => {
    const items: unknown[] = Array.isArray(held) ? held : [held];
    return items.map((each): [string, string] => [name, isNode(each) ? JSON.stringify(each) : String(each)]);
  });
}

async function multipart(value: object): Promise<SampleBody> {
  const form = new FormData();
  for (const [name, field] of fieldsOf(value)) form.append(name, field);
  const response = new Response(form);
  return { type: response.headers.get('content-type') ?? '', bytes: new Uint8Array(await response.arrayBuffer()) };
}
