import { isForm, isJson, isMultipart } from '@dli-connections/document/media';
import { isXml } from './xml.ts';

/** Writes a value as a media type, and as XML by `toXml`. `undefined` if there is no value, and so no body. */
export function encode(
  value: unknown,
  mediaType: string,
  toXml: (value: unknown) => string,
): { contentType: string; text: string } | undefined {
  if (value === undefined) return undefined;
  const contentType = concrete(mediaType, value);
  if (isJson(contentType)) return { contentType, text: JSON.stringify(value) };
  if (typeof value === 'string') return { contentType, text: value };
  if (isXml(contentType)) return { contentType, text: toXml(value) };
  const frame = frames.find(([type]) => type.test(contentType))?.[1];
  if (frame) {
    const texts = [value].flat().map((each) => frame(JSON.stringify(each)));
    return { contentType, text: texts.join('') };
  }
  if ((isForm(contentType) || isMultipart(contentType)) && typeof value === 'object' && value !== null)
    return form(value, contentType);
  return { contentType, text: JSON.stringify(value) };
}

/** Sequences of JSON texts, and the form of each text in them (HTML, 9.2.5; RFC 7464, 2.2; NDJSON; JSON Lines). */
const frames: readonly [type: RegExp, frame: (json: string) => string][] = [
  [/^text\/event-stream\b/i, (json) => `data: ${json}\n\n`],
  [/^application\/(?:[^;]*\+)?json-seq\b/i, (json) => `\x1e${json}\n`],
  [/^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)\b/i, (json) => `${json}\n`],
];

function form(value: object, contentType: string): { contentType: string; text: string } {
  const fields = Object.entries(value).flatMap(([name, each]) =>
    [each].flat().map((one): [string, string] => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]),
  );
  if (!isMultipart(contentType)) return { contentType, text: new URLSearchParams(fields).toString() };
  let boundary = 'part';
  while (fields.some(([, text]) => text.includes(`--${boundary}`))) boundary += '-';
  const [type = ''] = contentType.split(';');
  // Only the parts of a form have names (RFC 7578, 4.2).
  const headOf = (name: string) =>
    isForm(type) ? `Content-Disposition: form-data; name="${quoted(name)}"\r\n\r\n` : '\r\n';
  const parts = fields.map(([name, text]) => `--${boundary}\r\n${headOf(name)}${text}\r\n`);
  return { contentType: `${type.trim()}; boundary=${boundary}`, text: `${parts.join('')}--${boundary}--\r\n` };
}

/** A name of a field, as browsers write it (RFC 7578, 5.1). */
const quoted = (name: string) => name.replaceAll(/[\r\n"]/g, encodeURIComponent);

/** A media type of each range that is used for bytes. */
const inRange: Record<string, string> = {
  'text/*': 'text/plain',
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'font/*': 'font/woff2',
  'multipart/*': 'multipart/form-data',
};

/** Replaces a range by a media type, and any charset by UTF-8, in which every text is sent. */
function concrete(mediaType: string, value: unknown): string {
  if (!mediaType.includes('*'))
    return mediaType.replace(/;\s*charset\s*=\s*(?!"?utf-?8\b)("[^"]*"|[^\s;]*)/i, '; charset=utf-8');
  const isText = typeof value === 'string';
  if (mediaType === '*/*') return isText ? 'text/plain' : 'application/json';
  return inRange[mediaType.toLowerCase()] ?? (isText ? 'application/octet-stream' : 'application/json');
}

/** Headers that follow from the body, or from the connection (RFC 9110, 8.4 and 8.6; OpenAPI 3.1.1, 4.8.17). */
const ofMessage =
  /^(?:content-(?:type|length|encoding)|transfer-encoding|connection|keep-alive|te|trailer|upgrade|proxy-connection)$/;

/** True if a spec may set a header. */
export const isSettable = (name: string) => /^[!#$%&'*+.^`|~\w-]+$/.test(name) && !ofMessage.test(name);

/** Writes the value of a header by the style `simple`. `null` has no text (RFC 6570, 2.3). */
export function encodeHeader(value: unknown, explode: boolean): string {
  if (typeof value !== 'object' || value === null) return visible(String(value));
  if (Array.isArray(value))
    return value
      .filter((each) => each !== null)
      .map((each) => encodeHeader(each, explode))
      .join(',');
  const there = Object.entries(value).filter(([, each]) => each !== null);
  const members = there.map(([name, each]) => [visible(name), encodeHeader(each, explode)]);
  return members.map((member) => member.join(explode ? '=' : ',')).join(',');
}

/** A header holds no controls, and of other characters only those of Latin-1. */
const visible = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\x20-\x7e]/gu, encodeURIComponent)
    .trim();
