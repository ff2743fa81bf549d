import { noAnswer, refused, untouched } from './outcome.ts';

/** Clear messages for network failures, by the codes of Node and Bun and the texts of Deno. */
const kinds: [RegExp, string][] = [
  [/refused/i, 'connection refused'],
  [/ENOTFOUND|EAI_|dns/, 'unknown host'],
  [/VERSION_NUM|EPROTO|InvalidContent/, 'the server speaks no TLS, http:// may be right'],
];

/**
 * The code of a connection that was never made, as Node and Bun report it; Deno has no code, so its words. A certificate is
 * checked before anything is sent. An alert of the server, such as `ALERT_CERTIFICATE_REQUIRED`, may come later.
 */
const unmade =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$|client error \(Connect\)|CERT(_|$)|UNABLE_TO_|VERSION_NUM/;

/** Every member of anything thrown may be missing. */
type Thrown = { code?: unknown; message?: unknown; cause?: unknown };

/** A thrown value and its causes, the outermost first. */
function chainOf(thrown: unknown, depth = 4): Thrown[] {
  // Read as an object, any other value has no members.
  return thrown && depth ? [thrown, ...chainOf((thrown as Thrown).cause, depth - 1)] : [];
}

/** The message of anything that is thrown, a text among it. */
export function wordsOf(thrown: unknown): string {
  const { message = thrown } = Object(thrown) as Thrown;
  return typeof message === 'string' ? message : 'no Error was thrown';
}

/**
 * Explains to a person why no whole answer came: the host, the failure, the number of attempts, and a possible fix. The
 * address needs no fix once an answer has begun. `status` tells what became of the call: browsers do not report that no
 * connection was made.
 */
export function describeFailure(
  url: string,
  cause: unknown,
  attempts: number,
  answered: boolean,
): readonly [status: number, words: string] {
  const chain = chainOf(cause);
  const has = (pattern: RegExp) => !answered && chain.some((each) => pattern.test(`${each.code ?? each.message}`));
  // Node's words for a port that `fetch` blocks. Other addresses that it refuses are no legal `endpoint`.
  const status = has(/bad port/) ? refused : has(unmade) ? untouched : noAnswer;
  const left = status === noAnswer;
  const code = chain
    .map((each) => each.code)
    .filter(Boolean)
    .at(-1);
  const all = chain.map((each) => `${each.code} ${wordsOf(each)}`).join();
  const words = kinds.find(([pattern]) => pattern.test(all))?.[1] ?? wordsOf(chain.at(-1));
  // URLs of React Native have no host.
  const [, scheme = '', host = ''] = /^(\w+):\/\/([^/]+)/.exec(url) ?? [];
  const port = /:\d+$/.test(host) ? '' : scheme === 'https' ? ':443' : ':80';
  const verb = left ? 'no whole answer came from' : 'could not reach';
  const times = `${attempts} attempt${attempts > 1 ? 's' : ''}`;
  const hint = answered ? '' : hintOf(scheme, left, all);
  return [status, `${verb} ${host}${port}: ${words}${code ? ` (${code})` : ''}, ${times}${hint}`];
}

/** A hint at a possible fix; empty if there is none. */
function hintOf(scheme: string, left: boolean, all: string): string {
  if (left) {
    const isOdd = scheme === 'http' && /closed|RESET|HPE_|HTTP[/ ]/.test(all);
    return isOdd ? '; https:// may be right' : '';
  }
  // Bun and Deno respect it by default, and Deno needs permission to read the environment.
  if ('Bun' in globalThis || 'Deno' in globalThis) return '';
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const { HTTPS_PROXY, https_proxy = HTTPS_PROXY, NODE_USE_ENV_PROXY } = process?.env ?? {};
  const isIgnored = https_proxy && !NODE_USE_ENV_PROXY;
  return isIgnored ? '; Node uses HTTPS_PROXY only with NODE_USE_ENV_PROXY=1' : '';
}
