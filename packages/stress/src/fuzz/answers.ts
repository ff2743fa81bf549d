import { type JudgeRules, judge } from '@dli-connections/conformance';

/** One HTTP answer from a socket. */
interface SocketAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Statuses for input that is not a valid HTTP request. Those of valid requests are in the contract. */
const ofNoRequest = [400, 408, 413, 431, 501, 505];

/**
 * Faults in the bytes that a socket received. Every answer must be complete HTTP, carry a request id and follow the
 * contract. The operation is unknown here, so the body of a success is not checked.
 */
export function faultsIn(bytes: Buffer, rules: JudgeRules): string[] {
  const answers = split(bytes);
  if (typeof answers === 'string') return [answers];
  return answers.flatMap((answer) => {
    const { status, headers } = answer;
    const unnamed = headers.has('x-request-id') ? [] : [`an answer with status ${status} has no X-Request-Id`];
    if (status < 400) return unnamed;
    const known = ofNoRequest.includes(status) || [401, 403, 404, 429].includes(status);
    if (status >= 500 && !known) return [...unnamed, `status ${status}`];
    const { faults } = judge(answer, undefined, rules);
    return [...unnamed, ...faults, ...(known ? [] : [`status ${status} is not documented`])];
  });
}

function split(bytes: Buffer): SocketAnswer[] | string {
  const answers: SocketAnswer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n\r\n', at);
    const [line = '', ...fields] = bytes.toString('latin1', at, end === -1 ? undefined : end).split('\r\n');
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1];
    if (end === -1 || status === undefined) return `no answer of HTTP: ${JSON.stringify(line.slice(0, 80))}`;
    const headers = new Headers(fields.map((field) => field.split(/:\s*(.*)/s, 2) as [string, string]));
    const start = end + 4;
    at = bytes.length;
    if (headers.has('content-length')) at = Math.min(at, start + Number(headers.get('content-length')));
    if (status === '204' || status === '100') at = start;
    // A chunked answer is a success and the last one, and its body is not checked.
    answers.push({ status: Number(status), headers, text: bytes.toString('utf8', start, at) });
  }
  return answers;
}
