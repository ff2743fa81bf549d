/** The problem of a Content-Type by which a body is not JSON of a media type; `undefined` if there is none. */
export function problemOfType(sent: string | undefined, mediaType: string): string | undefined {
  if (!sent) return `header Content-Type is required, and must be ${mediaType}`;
  const [start = ''] = sent.split(';', 1);
  if (start.trim().toLowerCase() !== mediaType) return `header Content-Type must be ${mediaType}`;
  const parameters = parametersOf(sent.slice(start.length));
  if (!parameters) return 'header Content-Type must have parameters of the form name=value, each once';
  const isUtf8 = /^utf-?8$/i.test(parameters.get('charset') ?? 'utf-8');
  return isUtf8 ? undefined : 'header Content-Type must name the charset utf-8, or none';
}

/** One parameter of a media type, or none between two semicolons (RFC 9110, 5.6.6). */
const parameter = /\s*;\s*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?\s*/y;

/** The parameters of a media type by their lower-case names; `undefined` if they are malformed, or one is there twice. */
export function parametersOf(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (parameter.lastIndex = 0; parameter.lastIndex < text.length; ) {
    const match = parameter.exec(text);
    if (!match) return undefined;
    const [, name, quoted, token = ''] = match;
    if (!name) continue;
    // RFC 6838, 4.3: an error. Others read the first or the last one.
    if (found.has(name.toLowerCase())) return undefined;
    found.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? token);
  }
  return found;
}
