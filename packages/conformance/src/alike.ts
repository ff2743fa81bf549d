import { createHash } from 'node:crypto';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange, isBreak } from './exchange.ts';
import type { TogetherResult } from './race.ts';

/**
 * Requests a connection of another project, saved as `$a`, and two that do not exist. The answers must not tell them
 * apart. Differences between the two that do not exist, such as a request id, are ignored.
 */
export async function runAlike(
  step: Step,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
): Promise<TogetherResult> {
  const ask = async (id: unknown) => ({ id: String(id), ...(await exchange(step, options, { ...saved, a: id })) });
  const foreign = await ask(saved.a);
  const unknown = [await ask(madeUp(`${options.project_id} 1`)), await ask(madeUp(`${options.project_id} 2`))].map(
    factsOf,
  );
  const { faults, failure } = foreign;
  if (!foreign.observed) return { faults, failure, isBroken: isBreak(faults.join()) };
  const seen = factsOf(foreign);
  const names = [...new Set([seen, ...unknown].flatMap((facts) => [...facts.keys()]))];
  const telling = names.find((name) => {
    const [one, other] = unknown.map((facts) => facts.get(name));
    return one === other && seen.get(name) !== one;
  });
  if (!telling) return { faults: [] };
  const [said, instead] = [seen.get(telling), unknown[0]?.get(telling)];
  const fault = `a connection of another project is not answered like one that does not exist: ${telling} is ${said ?? 'missing'}, not ${instead ?? 'missing'}`;
  return { faults: [fault], failure, isLeak: true };
}

/** A UUID that no service has issued, derived from the seed. */
function madeUp(seed: string): string {
  const hash = createHash('sha256').update(seed).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Headers that depend on the time or on the connection. */
const ofTransport = ['date', 'content-length', 'connection', 'keep-alive', 'transfer-encoding', 'age'];

/** All facts of an answer, by name, without the requested identifier. */
function factsOf({ id, observed, body }: Exchanged & { id: string }): Map<string, string> {
  const plain = (value: unknown) =>
    String(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(new RegExp(id, 'gi'), '<id>');
  const headers = [...(observed?.headers ?? [])].filter(([name]) => !ofTransport.includes(name));
  return new Map([
    ['the status', String(observed?.status ?? 'none')],
    ...headers.map(([name, value]) => [`the header ${name}`, plain(value)] as const),
    ...Object.entries((body ?? {}) as object).map(([name, value]) => [name, plain(value)] as const),
  ]);
}
