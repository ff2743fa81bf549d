import { type BodyFile, bodyFileOf } from './body-file.ts';
import type { Wired } from './build.ts';
import type { WireForm } from './cases.ts';
import { nameIn } from './raw.ts';

/** Details of a failed case besides its faults: the request to repeat, and the answer. */
export interface Failure {
  /** The request that was answered wrongly, as a curl line. */
  request: string;
  /** Status and body of the answer, shortened. */
  answer: string;
  /** JSON pointer of the rule in the bundle that is not kept. */
  rule: string;
  /** Earlier requests that the state depends on, as lines for the same shell. */
  before?: readonly string[];
  /** The bodies that the curl lines take from files. */
  files?: readonly BodyFile[];
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Credentials that a curl line shows by the names of their variables. */
export interface Secrets {
  token?: string | undefined;
  foreignToken?: string | undefined;
}

/** A request as a curl line, to be pasted, and the file that it takes the body from, if it does. */
export function askAgain(request: Wired, secrets: Secrets = {}, form?: WireForm): Pick<Failure, 'request' | 'files'> {
  const file = request.body && bodyFileOf(request.body);
  const body = file ? `@${file.path}` : decoder.decode(request.body);
  return { request: curlOf(request, body, secrets, form), ...(file && { files: [file] }) };
}

function curlOf(request: Wired, body: string, secrets: Secrets, form?: WireForm): string {
  const isChunked = form?.startsWith('chunked') && body !== '';
  const sent = [...request.headers, ...(isChunked ? [['transfer-encoding', 'chunked'] as const] : [])];
  const headers = sent.map(([plain, value]) => {
    const name = nameIn(form, plain);
    if (value === '') return `-H ${quoted(`${name};`)}`;
    const variable = plain === 'x-auth-token' ? variableOf(value, secrets) : undefined;
    if (variable) return `-H "${name}: ${variable}"`;
    return `-H ${quoted(plain === 'authorization' ? `${name}: …` : `${name}: ${value}`)}`;
  });
  const data = body === '' ? [] : ['--data-binary', quoted(body)];
  // Headers that curl would add or change by itself.
  const none = data.length > 0 && !request.headers.has('content-type') ? ["-H 'content-type:'"] : [];
  const asIs = /[[\]{}]/.test(request.url) ? ['--globoff'] : [];
  return ['curl', '-i', ...asIs, '-X', request.method, quoted(request.url), ...headers, ...none, ...data].join(' ');
}

/**
 * A token, or a value derived from it, by its variable; `undefined` for a token that the kit made up, which is not secret.
 */
function variableOf(value: string, { token = 'any', foreignToken }: Secrets): string | undefined {
  if (value === foreignToken) return '$DLI_FOREIGN_TOKEN';
  if (token === 'any') return undefined;
  if (value === token) return '$DLI_TOKEN';
  if (value.startsWith(token)) return inBash('') + value.slice(token.length);
  if (value.startsWith(token.slice(0, -1))) return inBash('%?') + value.slice(token.length - 1);
  if (value === token.toUpperCase()) return inBash('^^');
  return value === token.toLowerCase() ? inBash(',,') : undefined;
}

/** The token after an operator of bash. */
const inBash = (operator: string) => `\${DLI_TOKEN${operator}}`;

/** An answer in one line. */
export function answerOf(status: number, text: string): string {
  return `${status} ${text.slice(0, 600)}`.trim();
}
