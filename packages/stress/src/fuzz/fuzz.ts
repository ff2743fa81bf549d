import { judge, type Wired } from '@dli-connections/conformance';
import { createHandler, type HandlerOptions, openSqliteStore, type Store } from '@dli-connections/handler';
import { type Corpus, connectionId, endpoint, project, token } from './corpus.ts';
import { type Make, make as makeOpen, routeOf } from './make.ts';

/** Requests per store: few enough that stored data does not affect the memory measurement. */
const perStore = 100;

/** Number of answers by status. */
export type FuzzTally = Map<number, number>;

/** Source of the requests, and options of the handler. */
export interface FuzzOptions {
  make?: Make;
  handler?: Pick<HandlerOptions, 'credentials' | 'now'>;
}

/**
 * Sends `count` requests to a handler. They follow from `seed` and the seeds after it.
 *
 * @throws Error with the seed and the request of the first wrong answer.
 */
export async function fuzz(corpus: Corpus, seed: number, count: number, options: FuzzOptions = {}): Promise<FuzzTally> {
  const tally: FuzzTally = new Map();
  for (let done = 0; done < count; done += perStore) {
    const subject = await createSubject(options);
    for (let at = done; at < Math.min(done + perStore, count); at++) {
      const status = await subject.ask(corpus, seed + at);
      tally.set(status, (tally.get(status) ?? 0) + 1);
    }
    await subject.store.close();
  }
  return tally;
}

async function createSubject({ make = makeOpen, handler: more = {} }: FuzzOptions) {
  const inner = openSqliteStore(':memory:');
  let changes = 0;
  const store: Store = {
    ...inner,
    async insert(...args) {
      const outcome = await inner.insert(...args);
      if (outcome === 'inserted') changes++;
      return outcome;
    },
    async change(...args) {
      const refusal = await inner.change(...args);
      if (refusal === undefined) changes++;
      return refusal;
    },
  };
  const errors: unknown[] = [];
  let ids = 0;
  const newId = () => connectionId.slice(0, -12) + String(++ids).padStart(12, '0');
  const options = { store, newId, onError: (error: unknown) => errors.push(error) };
  const handler = createHandler({ ...options, ...more });
  const body = JSON.stringify({ name: 'there', dest_vpc_id: 'v', dest_network_id: 'n' });
  const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
  const created = `${endpoint}/v2.0/${project}/datasource/enhanced-connections`;
  await createHandler(options)(new Request(created, { method: 'POST', headers, body }));
  changes = 0;

  async function ask(corpus: Corpus, seed: number): Promise<number> {
    const { request, wrong, statuses } = await make(seed, corpus);
    const { status, headers, text } = await answerTo(handler, request, seed);
    const hasChanged = changes > 0;
    changes = 0;
    const { faults } = judge({ status, headers, text }, routeOf(request), corpus.rules);
    if (errors.length > 0) faults.push(`it failed: ${errors.splice(0).join()}`);
    if (status >= 500) faults.push(`status ${status}`);
    if (wrong !== undefined && status < 400) faults.push(`it is accepted with ${wrong}`);
    if (statuses && !statuses.includes(status)) faults.push(`status ${status} instead of ${statuses.join(' or ')}`);
    if (status >= 400 && hasChanged) faults.push('it is refused, and something is stored');
    if (status >= 400) faults.push(...unclear(text));
    if (faults.length > 0)
      throw new Error(`seed ${seed}: ${faults.join('; ')}\n${shown(request)}\n${status} ${text.slice(0, 500)}`);
    return status;
  }
  return { store, ask };
}

async function answerTo(
  handler: ReturnType<typeof createHandler>,
  { url, method, headers, body }: Wired,
  seed: number,
) {
  const bodiless = /^(GET|HEAD)$/i.test(method);
  try {
    const request = new Request(url, { method, headers, ...(body && !bodiless ? { body } : {}) });
    const response = await handler(request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new Error(`seed ${seed}: it throws ${error}\n${shown({ url, method, headers })}`, { cause: error });
  }
}

/** Problems of an error message. It must be short enough to display and log, and without invisible characters. */
function unclear(text: string): string[] {
  const { error_msg } = JSON.parse(text) as { error_msg: string };
  if (error_msg.length < 5 || error_msg.length > 5_000) return [`error_msg has ${error_msg.length} characters`];
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(error_msg) || !error_msg.isWellFormed()
    ? [`error_msg holds what cannot be shown`]
    : [];
}

const shown = ({ method, url, headers, body }: Wired) =>
  `${method} ${url.slice(0, 500)} ${JSON.stringify([...headers]).slice(0, 500)}\n${body ? Buffer.from(body).toString('latin1').slice(0, 1_000) : ''}`;
