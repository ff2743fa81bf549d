import { type BodyFile, bodyFileOf } from './body-file.ts';
import type { Wired } from './build.ts';

/** Details of a failed case besides its faults: the request to repeat, and the answer. */
export interface Failure {
  /** The request that was answered wrongly, as a curl line. */
  request: string;
  /** Status and body of the answer, shortened. */
  answer: string;
  /** JSON pointer of the rule in the bundle that is not kept. */
  rule: string;
  /** The bodies that the curl line takes from files. */
  files?: readonly BodyFile[];
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A request as a curl line, to be pasted, and the file that it takes the body from, if it does. */
export function askAgain(request: Wired): Pick<Failure, 'request' | 'files'> {
  const file = request.body && bodyFileOf(request.body);
  const body = file ? `@${file.path}` : decoder.decode(request.body);
  return { request: curlOf(request, body), ...(file && { files: [file] }) };
}

/** The curl line. A token that was given stands there by the name of its variable. */
function curlOf(request: Wired, body: string): string {
  const headers = [...request.headers].map(([name, value]) => {
    if (value === '') return `-H ${quoted(`${name};`)}`;
    // A token that the kit made up is not secret.
    if (name === 'x-auth-token' && value !== 'any') return '-H "X-Auth-Token: $DLI_TOKEN"';
    return `-H ${quoted(name === 'authorization' ? `${name}: …` : `${name}: ${value}`)}`;
  });
  const data = body === '' ? [] : ['--data-binary', quoted(body)];
  // Headers that curl would add or change by itself.
  const none = data.length > 0 && !request.headers.has('content-type') ? ["-H 'content-type:'"] : [];
  const asIs = /[[\]{}]/.test(request.url) ? ['--globoff'] : [];
  return ['curl', '-i', ...asIs, '-X', request.method, quoted(request.url), ...headers, ...none, ...data].join(' ');
}

/** An answer in one line. */
export function answerOf(status: number, text: string): string {
  return `${status} ${text.slice(0, 600)}`.trim();
}
