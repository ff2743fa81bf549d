/** The media type that a request names, of those that are offered, or why there is none. */
export type ReadMediaType = { offered: string; sent: string; problem?: undefined } | { problem: string };

/** Finds which of the media types of an operation a body has. Those may be ranges, such as `text/*`. */
export function mediaTypeOf(sent: string | undefined, offered: readonly string[]): ReadMediaType {
  const [only = ''] = offered;
  const rule = offered.length === 1 ? only : `one of ${offered.join(', ')}`;
  if (sent !== undefined && sent === only) return { offered: only, sent };
  if (!sent) return { problem: `header Content-Type is required, and must be ${rule}` };
  const [start = ''] = sent.split(';', 1);
  const type = start.trim().toLowerCase();
  const found = offered.find((each) => bare(each) === type) ?? rangeOf(type, offered);
  if (found === undefined) return { problem: `header Content-Type must be ${rule}` };
  const parameters = parametersOf(sent.slice(start.length));
  if (!parameters) return { problem: 'header Content-Type must have parameters of the form name=value' };
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8')
    return { problem: 'header Content-Type must name the charset utf-8, or none' };
  return { offered: found, sent: type };
}

/** A media type without its parameters, in lower case. */
export const bare = (type: string) => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

/** The most specific range around a media type. */
function rangeOf(type: string, offered: readonly string[]): string | undefined {
  const around = offered.filter((each) => includes(bare(each), type));
  return around.find((each) => bare(each) !== '*/*') ?? around[0];
}

function includes(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}

/** One parameter of a media type, or none between two semicolons (RFC 9110, 5.6.6). */
const parameter = /\s*;\s*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?\s*/y;

/** The parameters of a media type by their lower-case names; `undefined` where they are none. */
function parametersOf(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (parameter.lastIndex = 0; parameter.lastIndex < text.length; ) {
    const match = parameter.exec(text);
    if (!match) return undefined;
    const [, name, quoted, token = ''] = match;
    if (name) found.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? token);
  }
  return found;
}
