import { isJson } from '@dli-connections/document/media';
import type { CorpusAnswer } from './ask.ts';
import { type CorpusOperation, type Located, placesBelow } from './document.ts';
import type { Judged } from './values.ts';

/**
 * Fault of the answer to a legal request, in one line; `undefined` if there is none. A success must be among the answers
 * that the operation documents, unless it documents none.
 */
export async function faultOf(
  answer: CorpusAnswer,
  operation: CorpusOperation,
  judged: Judged,
): Promise<string | undefined> {
  const responses = placesBelow(judged.document, operation, 'responses');
  if (responses.length === 0)
    return answer.status < 400 ? undefined : `a legal request is refused: ${excerptOf(answer)}`;
  const described = describing(answer.status, responses);
  if (!described) return `the status is not documented: ${excerptOf(answer)}`;
  const succeeds = responses.some(([code]) => /^[123]|^default$/.test(code));
  if (answer.status >= 400 && succeeds) return `a legal request is refused: ${excerptOf(answer)}`;
  return (await headerFault(answer, described, judged)) ?? (await bodyFault(answer, operation, described, judged));
}

const excerptOf = ({ status, body }: CorpusAnswer) =>
  `${status} ${body.toString('utf8', 0, 300).replaceAll(/\s+/g, ' ')}`;

/** The description of a status: its own, else that of its range, else the default. */
function describing(status: number, responses: [string, Located][]): Located | undefined {
  const byCode = new Map(responses.map(([code, place]) => [code.toUpperCase(), place]));
  return byCode.get(String(status)) ?? byCode.get(`${Math.floor(status / 100)}XX`) ?? byCode.get('DEFAULT');
}

async function headerFault({ headers }: CorpusAnswer, described: Located, { document, judge }: Judged) {
  for (const [name, { node, pointer }] of placesBelow(document, described, 'headers')) {
    if (/^content-type$/i.test(name)) continue; // ignored (OpenAPI 3.1.1, 4.8.17)
    const sent = headers[name.toLowerCase()];
    if (sent === undefined && node.required === true) return `the header ${name} is missing`;
    if (typeof sent !== 'string' || node.schema === undefined) continue;
    const readings = readingsOf(sent);
    const verdicts = await Promise.all(readings.map((value) => judge.allows(`${pointer}/schema`, value)));
    if (!verdicts.includes(true)) return `the header ${name} has a value that its schema does not allow: ${sent}`;
  }
  return undefined;
}

/** Every reading of a header in the style `simple`: as a string, a list, an object, a number or a boolean. */
function readingsOf(sent: string): unknown[] {
  const plain = (text: string) =>
    /^(-?\d+(\.\d+)?(e[+-]?\d+)?|true|false|null)$/i.test(text) ? JSON.parse(text) : text;
  const items = sent.split(/,\s*/);
  const pairs = items.map((item) => item.split('='));
  const flat = items.flatMap((item, at) => (at % 2 === 0 ? [[item, plain(items[at + 1] ?? '')] as const] : []));
  return [
    ...[sent, plain(sent), items, items.map(plain)],
    Object.fromEntries(pairs.map(([key = '', value = '']) => [key, plain(value)])),
    Object.fromEntries(flat),
  ];
}

async function bodyFault(
  answer: CorpusAnswer,
  { method }: CorpusOperation,
  described: Located,
  { document, judge }: Judged,
) {
  const { body, headers, status } = answer;
  if (method === 'head' || status === 204 || status === 304) {
    return body.length > 0 ? `status ${status} has a body` : undefined;
  }
  const media = placesBelow(document, described, 'content');
  if (media.length === 0)
    return body.length > 0 ? `has a body where none is documented: ${excerptOf(answer)}` : undefined;
  const type = headers['content-type'];
  const place = media.find(([range]) => covers(range, type ?? ''))?.[1];
  if (!type || !place) return `the media type ${type} is not among ${media.map(([range]) => range).join(', ')}`;
  if (place.node.schema === undefined || !(isJson(type) || type.startsWith('text/plain'))) return undefined;
  const value = isJson(type) ? parsed(body) : { value: body.toString() };
  if (!value) return `the body is no JSON: ${excerptOf(answer)}`;
  const allowed = await judge.allows(`${place.pointer}/schema`, value.value);
  // A number in plain text has no form of its own.
  if (!allowed && !isJson(type)) {
    const read = parsed(body);
    if (read && (await judge.allows(`${place.pointer}/schema`, read.value))) return undefined;
  }
  return allowed ? undefined : `the body is not what the schema allows: ${excerptOf(answer)}`;
}

function parsed(body: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}

/** True if a media range of a document includes the media type of an answer; parameters are ignored. */
function covers(range: string, type: string): boolean {
  const [wanted = '', got = ''] = [range, type].map((each) => (each.split(';')[0] ?? '').trim().toLowerCase());
  return wanted === got || wanted === '*/*' || (wanted.endsWith('/*') && got.startsWith(wanted.slice(0, -1)));
}
