import { isForm, isJson } from '@dli-connections/document/media';

/** Writes a value as a media type. `undefined` where there is no value, and so no body. */
export function encode(value: unknown, mediaType: string): { contentType: string; text: string } | undefined {
  if (value === undefined) return undefined;
  const contentType = concrete(mediaType, value);
  if (isJson(contentType)) return { contentType, text: JSON.stringify(value) };
  if (typeof value === 'string') return { contentType, text: value };
  const json = JSON.stringify(value);
  if (/^text\/event-stream\b/i.test(contentType)) return { contentType, text: `data: ${json}\n\n` };
  if (isForm(contentType) && typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([name, each]) =>
      [each].flat().map((one): [string, string] => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
    );
    return { contentType, text: new URLSearchParams(fields).toString() };
  }
  return { contentType, text: json };
}

/** A media type in place of a range. */
function concrete(mediaType: string, value: unknown): string {
  if (!mediaType.includes('*')) return mediaType;
  const isText = typeof value === 'string';
  if (mediaType === '*/*') return isText ? 'text/plain' : 'application/json';
  if (mediaType === 'text/*') return 'text/plain';
  return isText ? 'application/octet-stream' : 'application/json';
}

/** Headers that follow from the body, or from the connection (RFC 9110, 8.4 and 8.6; OpenAPI 3.1.1, 4.8.17). */
const ofMessage =
  /^(?:content-(?:type|length|encoding)|transfer-encoding|connection|keep-alive|te|trailer|upgrade|proxy-connection)$/;

/** True of a header that a spec may set. */
export const isSettable = (name: string) => /^[!#$%&'*+.^`|~\w-]+$/.test(name) && !ofMessage.test(name);

/** Writes the value of a header by the style `simple`. */
export function encodeHeader(value: unknown, explode: boolean): string {
  if (typeof value !== 'object' || value === null) return visible(String(value));
  if (Array.isArray(value)) return value.map((each) => encodeHeader(each, explode)).join(',');
  const members = Object.entries(value).map(([name, each]) => [visible(name), encodeHeader(each, explode)]);
  return members.map((member) => member.join(explode ? '=' : ',')).join(',');
}

/** A header holds no controls, and of other characters only those of Latin-1. */
const visible = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\x20-\x7e]/gu, encodeURIComponent)
    .trim();
