/** Compares four judges that should agree on each request of a stream: the contract, Prism's engine, and the handler on two stores. */
import type { Target } from '@dli-connections/contract';
import { type JudgeRules, judge, wireProblem } from '../../src/index.ts';
import { requestOf, type Sent, type Stream } from './stream.ts';

/** Two targets that disagree, and their point of difference. */
export interface Disagreement {
  between: 'mock and contract' | 'handler and contract' | 'sqlite and postgres' | 'answer and contract';
  /** The answers of the two. */
  says: string;
  /** The request, as one line. */
  request: string;
}

/** The targets that are asked. */
export interface Parties {
  rules: JudgeRules;
  mock: Target;
  sqlite: Target;
  postgres: Target | undefined;
}

interface Said {
  status: number;
  type: string | null;
  text: string;
}

async function ask(target: Target, sent: Sent): Promise<Said & { headers: Headers }> {
  const response = await target(requestOf(sent));
  const { status, headers } = response;
  return { status, headers, type: headers.get('content-type'), text: await response.text() };
}

/** The status that the contract alone gives a request; 200 stands for every success. */
function statusOf(problem: string | undefined): number {
  if (problem === undefined) return 200;
  if (problem.startsWith('no operation')) return 404;
  if (problem.startsWith('header X-Auth-Token')) return 401;
  return problem.startsWith('body must not be larger') ? 413 : 400;
}

const isSuccess = (status: number) => status >= 200 && status < 300;
const lineOf = ({ method, path, headers, body = '' }: Sent) => `${method} ${path} ${JSON.stringify(headers)} ${body}`;

/** Sends the next requests of a stream to all parties, and reports each disagreement. */
export async function compare(
  stream: Stream,
  count: number,
  parties: Parties,
  tell: (found: Disagreement) => void,
): Promise<{ legal: number; refusedByState: number }> {
  const { rules, mock, sqlite, postgres } = parties;
  const seen = { legal: 0, refusedByState: 0 };
  for (let at = 0; at < count; at++) {
    const sent = stream.next();
    const request = lineOf(sent).slice(0, 1000);
    const [problem, mocked, one, other] = await Promise.all([
      wireProblem(requestOf(sent), rules.contract),
      ask(mock, sent),
      ask(sqlite, sent),
      postgres && ask(postgres, sent),
    ]);
    const expected = statusOf(problem);
    const differ = (between: Disagreement['between'], says: string) => tell({ between, says, request });
    const verdict = `${expected} ${problem ?? 'legal'}`;
    if (expected === 200 ? !isSuccess(mocked.status) : mocked.status !== expected) {
      // Mock and handler word refusals by rules outside of the schemas alike.
      const byRule = expected === 200 && isRefusal(mocked) && mocked.text === one.text;
      if (!byRule) differ('mock and contract', `${mocked.status} ${mocked.text} against ${verdict}`);
    }
    if (expected === 200) seen.legal += 1;
    if (expected === 200 && !isSuccess(one.status)) {
      seen.refusedByState += 1;
      if (!isRefusal(one)) differ('handler and contract', `${one.status} ${one.text} against ${verdict}`);
    }
    if (expected !== 200 && one.status !== expected) differ('handler and contract', `${one.status} against ${verdict}`);
    if (other && (one.status !== other.status || one.type !== other.type || one.text !== other.text))
      differ('sqlite and postgres', `${one.status} ${one.text} against ${other.status} ${other.text}`);
    for (const said of [mocked, one]) {
      const operation = expected === 404 ? undefined : sent.operation;
      const { faults } = judge(said, operation, rules);
      if (faults.length > 0) differ('answer and contract', `${said.status}: ${faults.join('; ')}`);
    }
    const id = one.status === 201 ? /"connection_id":"([^"]+)"/.exec(one.text)?.[1] : undefined;
    if (id) stream.created(sent.path.split('/')[2] ?? '', id);
  }
  return seen;
}

/**
 * Returns true if a rule of the service refuses a legal request: with one of the codes for that, and without naming a
 * field.
 */
function isRefusal({ status, text }: Said): boolean {
  const { error_code, error_msg } = JSON.parse(text) as Record<string, string>;
  return (
    status === 400 &&
    /^DLI\.000[126]$/.test(error_code ?? '') &&
    !/^(?:body|query|path)\S* must (?!be another)/.test(error_msg ?? '')
  );
}
