/** Words for failures of `fetch`, by the codes of Node and Bun and the texts of Deno. */
const kinds: [RegExp, string][] = [
  [/refused/i, 'connection refused'],
  [/ENOTFOUND|EAI_|dns/, 'unknown host'],
  [/VERSION_NUM|EPROTO|InvalidContent/, 'the server speaks no TLS, http:// may be right'],
  [/CERT|ISSUER/i, 'certificate not trusted'],
  [/timed?.?out/i, 'connection timed out'],
  [/RESET/, 'connection reset'],
  [/closed|EPIPE/, 'connection closed'],
];

type Thrown = { code?: unknown; cause?: Thrown } | undefined;

/** The message of anything that is thrown. */
export const wordsOf = (thrown: unknown): string => (thrown as Error | undefined)?.message ?? String(thrown);

/** Explains to a person why no whole answer came: the host, the failure, the number of attempts, and a possible fix. */
export function describeFailure(
  url: string,
  left: boolean,
  redact: (text: string) => string,
  cause: unknown,
  attempts: number,
): string {
  let code = '';
  let words = '';
  let all = '';
  // Every member of anything thrown may be missing.
  for (let each = cause as Thrown, depth = 4; each && depth--; each = each.cause) {
    code = String(each.code ?? code);
    words = wordsOf(each);
    all += `${code} ${words} `;
  }
  words = kinds.find(([pattern]) => pattern.test(all))?.[1] ?? redact(words);
  // URLs of React Native have no host.
  const [, scheme = '', host = ''] = /^(\w+):\/\/([^/]+)/.exec(url) ?? [];
  const port = /:\d+$/.test(host) ? '' : scheme === 'https' ? ':443' : ':80';
  const verb = left && !/TLS|certificate/.test(words) ? 'no whole answer came from' : 'could not reach';
  const times = `${attempts} attempt${attempts > 1 ? 's' : ''}`;
  return `${verb} ${host}${port}: ${words}${code && ` (${code})`}, ${times}${hintOf(scheme, left, all)}`;
}

/** A hint at a possible fix; empty if there is none. */
function hintOf(scheme: string, left: boolean, all: string): string {
  if (left) {
    const isOdd = scheme === 'http' && /closed|RESET|HPE_|HTTP[/ ]/.test(all);
    return isOdd ? '; where the server speaks TLS, the endpoint must begin with https://' : '';
  }
  // Bun and Deno heed it, and Deno asks for leave to read the environment.
  if ('Bun' in globalThis || 'Deno' in globalThis) return '';
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const { HTTPS_PROXY, https_proxy = HTTPS_PROXY, NODE_USE_ENV_PROXY } = process?.env ?? {};
  const isIgnored = https_proxy && !NODE_USE_ENV_PROXY;
  return isIgnored ? '; HTTPS_PROXY is set, which Node heeds with NODE_USE_ENV_PROXY=1 only' : '';
}
