/** A media type in its normal form by RFC 9110: names in lower case, parameters in order and without needless quotes. */
export function normalType(text: string): string {
  const [type = '', ...parameters] = text.match(/(?:[^;"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  const shown = parameters.map((each) => {
    const [name = '', ...rest] = each.split('=');
    const key = name.trim().toLowerCase();
    const value = rest
      .join('=')
      .trim()
      .replace(/^"([\w!#$%&'*+.^`|~-]+)"$/, '$1');
    return `${key}=${key === 'charset' ? value.toLowerCase() : value}`;
  });
  // JSON and most text types default to UTF-8.
  const given = shown.filter((each) => each !== 'charset=utf-8').sort();
  return [type.trim().toLowerCase(), ...given].join(';');
}

/** True if a range such as `text/*` includes a type. */
export function isWithin(type: string, range: string): boolean {
  return range !== type && (range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))));
}
