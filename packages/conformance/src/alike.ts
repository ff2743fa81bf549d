import { createHash } from 'node:crypto';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange, isBreak } from './exchange.ts';
import type { TogetherResult } from './race.ts';

/**
 * Requests a connection of another project, saved as `$a`, and some that do not exist. The answers must be alike, except for
 * facts that also differ among those that do not exist, such as a request id.
 */
export async function runAlike(
  step: Step,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
): Promise<TogetherResult> {
  const ask = async (id: unknown) => ({ id: String(id), ...(await exchange(step, options, { ...saved, a: id })) });
  const first = await ask(saved.a);
  const { faults, failure } = first;
  if (!first.observed) return { faults, failure, isBroken: isBreak(faults.join()) };
  const [foreign, unknown]: [Facts[], Facts[]] = [[factsOf(first)], []];
  const askUnknown = async () =>
    unknown.push(factsOf(await ask(madeUp(`${options.project_id} ${unknown.length + 1}`))));
  await askUnknown();
  await askUnknown();
  const isTold = tellingOf(foreign, unknown);
  // A header may be on every second or third answer, whatever was asked for: in an irregular order both kinds get it.
  if (isTold && isTold !== status)
    for (const each of ['unknown', 'foreign', 'foreign', 'unknown', 'foreign', 'unknown']) {
      if (each === 'foreign') foreign.push(factsOf(await ask(saved.a)));
      else await askUnknown();
    }
  const telling = tellingOf(foreign, unknown);
  if (!telling) return { faults: [] };
  const [said, instead] = [foreign[0]?.get(telling), unknown[0]?.get(telling)];
  const fault = `a connection of another project is not answered like one that does not exist: ${telling} is ${said ?? 'missing'}, not ${instead ?? 'missing'}`;
  return { faults: [fault], failure, isLeak: true };
}

/** Facts of an answer, by name. */
type Facts = Map<string, string>;

const status = 'the status';

/** A fact that is the same for all connections that do not exist, and another for each of another project. */
function tellingOf(foreign: readonly Facts[], unknown: readonly Facts[]): string | undefined {
  const names = [...new Set([...foreign, ...unknown].flatMap((facts) => [...facts.keys()]))];
  return names.find((name) => {
    const usual = unknown[0]?.get(name);
    return unknown.every((facts) => facts.get(name) === usual) && foreign.every((facts) => facts.get(name) !== usual);
  });
}

/** A UUID that no service has issued, derived from the seed. */
function madeUp(seed: string): string {
  const hash = createHash('sha256').update(seed).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Headers that depend on the time or on the connection. */
const ofTransport = ['date', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'age'];

/** All facts of an answer, by name, without the requested identifier. */
function factsOf({ id, observed, body }: Exchanged & { id: string }): Facts {
  const plain = (value: unknown) =>
    String(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(new RegExp(id, 'gi'), '<id>');
  const headers = [...(observed?.headers ?? [])].filter(([name]) => !ofTransport.includes(name));
  return new Map([
    [status, String(observed?.status ?? 'none')],
    ...headers.map(([name, value]) => [`the header ${name}`, plain(value)] as const),
    ...Object.entries<unknown>(Object(body ?? {})).map(([name, value]) => [name, plain(value)] as const),
  ]);
}
