import type { Wired } from './build.ts';

/** What a failed case shows besides its faults: how to ask again, and what came back. */
export interface Failure {
  /** The request that was answered wrongly, as a curl line. */
  request: string;
  /** Status and body of the answer, shortened. */
  answer: string;
  /** JSON pointer of the rule in the bundle that is not kept. */
  rule: string;
}

/** How much of a body is shown, in characters. */
const shown = 2000;

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request as a curl line. Credentials stand there by the name of a variable. */
export function curlOf(request: Wired): string {
  const body = new TextDecoder().decode(request.body);
  const headers = [...request.headers].map(([name, value]) => {
    if (name === 'x-auth-token' && value !== '') return '-H "X-Auth-Token: $DLI_TOKEN"';
    return `-H ${quoted(name === 'authorization' ? `${name}: …` : `${name}: ${value}`)}`;
  });
  const data = body === '' ? [] : ['--data-binary', quoted(body.length > shown ? `${body.slice(0, shown)}…` : body)];
  return ['curl', '-i', '-X', request.method, quoted(request.url), ...headers, ...data].join(' ');
}

/** An answer in one line. */
export function answerOf(status: number, text: string): string {
  return `${status} ${text.slice(0, 600)}`.trim();
}
