/** The endpoint as a base for paths: without a slash at its end. Throws a TypeError for what cannot be one. */
export function baseUrlOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // The endpoint is not shown: its credentials or query may be secrets.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError('endpoint must be an http or https URL without credentials, query or fragment');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** The token, if it can stand in a header as it is. The TypeError for another one does not show it. */
export function checkToken(token: string): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('token must be visible ASCII characters only, without spaces or line breaks');
  }
  return token;
}

/**
 * A function that takes a token out of a text that echoes it. A token as short as a word is left alone, or it would
 * tear holes into prose; those that IAM issues are hundreds of characters long.
 */
export function redactorOf(token: string): (text: string) => string {
  return (text) => (token.length < 8 ? text : text.replaceAll(token, '[token]'));
}
