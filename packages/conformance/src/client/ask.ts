import { isDeepStrictEqual } from 'node:util';
import { pointerOf } from '../derive/sites.ts';
import { answerOf, askAgain } from '../failure.ts';
import type { Kit, Result } from '../kit.ts';
import type { KnownFailing } from '../known-failing.ts';
import { reportOf } from '../report/report.ts';
import type { CaseResult } from '../run.ts';
import { isWanted } from '../select.ts';
import { outcomeOf, type Ran } from '../session.ts';
import type { Client, CreateClient } from './adapter.ts';
import { type ClientCase, clientCases, isReported } from './cases.ts';
import { type Emitted, emissionFaults } from './emitted.ts';
import { listen } from './listen.ts';

const token = 'token-of-the-client';

/** Options of client mode. */
export interface ClientOptions {
  /** Name of the client in reports. */
  name: string;
  createClient: CreateClient;
  known?: readonly KnownFailing[];
  /** Names of cases, `*` for any text; all without any. */
  only?: readonly string[];
  onProgress?: (done: number, total: number, failed: number) => void;
  signal?: AbortSignal | undefined;
}

/** Tests a client against the contract: the request of each legal call, and the result of each answer. */
export async function askClient(kit: Kit, options: ClientOptions): Promise<Result> {
  const { name, createClient, known = [], only = [], onProgress, signal } = options;
  const { cases: all, leftOut } = await clientCases(kit);
  const cases = all.filter((each) => isWanted(each.case, only));
  const sent: Emitted[] = [];
  let current: ClientCase | undefined;
  const answering = async (request: Request): Promise<Response> => {
    sent.push({ request, text: request.body ? await request.clone().text() : '' });
    const { status = 500, type = '', text = null } = current?.answer ?? {};
    return new Response(text, { status, headers: text === null ? {} : { 'content-type': type } });
  };
  const { url: endpoint, close } = await listen(answering);
  const ran: Ran[] = [];
  let failed = 0;
  try {
    for (const each of cases) {
      if (signal?.aborted) break;
      current = each;
      sent.length = 0;
      const client = createClient({ endpoint, projectId: each.projectId, token, fetch: answering });
      const entry = outcomeOf(each.case, await askOne(each, client, sent, kit), known);
      ran.push(entry);
      if (entry.outcome === 'failed') failed += 1;
      onProgress?.(ran.length, cases.length, failed);
    }
  } finally {
    await close();
  }
  const interrupted = ran.length < cases.length;
  const session = { name, seed: 1, ran, leftOut, interrupted, remains: [], broken: [] };
  return { session, report: reportOf(session, kit.bundle, kit.waivers, kit.lineOf) };
}

async function askOne(each: ClientCase, client: Client, sent: readonly Emitted[], kit: Kit): Promise<CaseResult> {
  const { name, about } = each.case;
  const { operationId, answer, input } = each;
  const made = await client.call(operationId, input).then(
    (value) => ({ value }),
    (error: unknown) => ({ reported: client.classify(error) }),
  );
  const faults = [
    ...(about ? await emissionFaults(sent, each, kit.contract, token) : []),
    ...reportFaults(made, answer.expected),
  ];
  if (faults.length === 0) return { name, faults };
  const [emitted] = sent;
  const { method = '', url = '', headers = new Headers() } = emitted?.request ?? {};
  const body = new TextEncoder().encode(emitted?.text);
  const failure = {
    ...(emitted ? askAgain({ method, url, headers, body }) : { request: '' }),
    answer: answerOf(answer.status, answer.text ?? ''),
    rule: about?.rules[0] ?? `${pointerOf(kit.bundle, operationId)}/responses/${answer.status}`,
  };
  return { name, faults, failure };
}

type Made = { value: unknown } | { reported: ReturnType<Client['classify']> };

function reportFaults(made: Made, expected: ClientCase['answer']['expected']): string[] {
  const said =
    'value' in made ? `the value ${JSON.stringify(made.value)?.slice(0, 200)}` : JSON.stringify(made.reported);
  if ('value' in expected) {
    const isSame = 'value' in made && isDeepStrictEqual(made.value, expected.value);
    return isSame ? [] : [`the call came to ${said}, not to the value that was answered`];
  }
  const isRight = 'reported' in made && isReported(expected.reported, made.reported);
  return isRight
    ? []
    : [`the call came to ${said}, not to ${expected.reported.map((each) => JSON.stringify(each)).join(' or ')}`];
}
