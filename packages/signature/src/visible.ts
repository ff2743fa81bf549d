/** A text that can stand in a header as it is, or a TypeError, which does not show it. */
export function checkVisible(name: string, text: unknown): string {
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text))
    throw new TypeError(`${name} must be a string of visible ASCII characters, no spaces or line breaks`);
  return text;
}
