/** Searches for expensive requests beyond the catalogue: a legal request of any operation, with one part grown. */
import type { Wired } from '@dli-connections/conformance';
import type { Random } from '@dli-connections/lab/random';
import { connectionId, loadCorpus, project } from '../../fuzz/corpus.ts';
import { routeOf } from '../../fuzz/make.ts';
import { idOf } from '../filled.ts';
import { fill, head } from '../http.ts';
import type { Stage } from '../stage.ts';
import type { WorstRequest } from '../worst.ts';
import { dearest, type SearchOptions } from './dearest.ts';

/** Size of the grown part, in bytes: with the rest, the request stays below 16 KiB. */
const most = 14_000;

/** Units of grown texts, some of them distinct. */
const units: readonly ((at: number) => string)[] = [
  (at) => at.toString(36),
  ...['a', 'ä', '😀', ' ', '\u200b', '.', ':', '/', '-', '1', '\\', '"', '\u0001'].map((text) => () => text),
];

type Parent = Record<string, unknown>;

/** Every place in a value that holds another one. */
function placesIn(value: unknown): [parent: Parent, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent; // a list is used by its indices
  return Object.keys(parent).flatMap((key) => [[parent, key] as [Parent, string], ...placesIn(parent[key])]);
}

/** The value with every text in it changed by a number. */
function distinct(value: unknown, at: number): unknown {
  if (typeof value === 'string') return `${value}${at}`;
  if (Array.isArray(value)) return value.map((each) => distinct(each, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, distinct(each, at)]));
}

/** A larger value of the same kind, or a list or an object in its place. */
function grown(random: Random, value: unknown): unknown {
  const unit = random.pick(units);
  const item = Array.isArray(value) ? (value[0] ?? unit(0)) : value;
  const count = Math.max(1, Math.floor(most / (JSON.stringify(item).length + 12)));
  const differs = random.chance(0.5);
  return random.pick<() => unknown>([
    () => fill(most / 2, unit),
    () => Array.from({ length: count }, (_, at) => (differs ? distinct(item, at) : item)),
    () => Object.fromEntries(Array.from({ length: count }, (_, at) => [unit(at) + at, item])),
  ])();
}

/** Grows a part of the body, a segment of the path, the query or the headers. */
function grow(random: Random, { method, url, headers, body }: Wired): Buffer {
  const { pathname, search } = new URL(url);
  const fields = [...headers].filter(([name]) => !/^(?:x-auth-token|content-length)$/.test(name));
  const unit = random.pick(units);
  const text = fill(most / 3, unit);
  const places = body ? placesIn(JSON.parse(Buffer.from(body).toString())) : [];
  const whole = places[0]?.[0];
  if (whole && random.chance(0.7)) {
    const [parent, key] = random.pick(places);
    parent[key] = grown(random, parent[key]);
    const bytes = Buffer.from(JSON.stringify(whole));
    return Buffer.concat([head(method, pathname + search, [...fields, ['Content-Length', `${bytes.length}`]]), bytes]);
  }
  const bytes = Buffer.from(body ?? []);
  const length = body ? [['Content-Length', `${bytes.length}`] as const] : [];
  const sent = (target: string, more: typeof fields = []) =>
    Buffer.concat([head(method, target, [...fields, ...more, ...length]), bytes]);
  const parts = pathname.split('/');
  return random.pick<() => Buffer>([
    () => sent(parts.with(2 + random.nat(parts.length - 2), encodeURIComponent(text)).join('/') + search),
    () => sent(`${pathname}?${fill(most, (at) => `${encodeURIComponent(unit(at))}=${at}`, '&')}`),
    () =>
      sent(pathname + search, [
        [random.pick(['accept', 'cookie', 'x-language', 'prefer']), fill(most, (at) => `a${at}=b`, ', ')],
      ]),
    () =>
      sent(
        pathname + search,
        Array.from({ length: 95 }, (_, at) => [`a${at}`, 'v'.repeat(130)]),
      ),
  ])();
}

/** The request on stored data, if it names a connection. */
function settled(request: Wired): Wired {
  const text = Buffer.from(request.body ?? []).toString();
  const owner = `${request.url}${text}`.includes(connectionId) ? 'heavy' : 'empty';
  const moved = (where: string) =>
    where.replaceAll(connectionId, idOf('shared1')).replace(`/${project}/`, `/${owner}/`);
  return { ...request, url: moved(request.url), ...(request.body && { body: Buffer.from(moved(text)) }) };
}

/** The most expensive of some random requests, one for each operation. */
export async function searchGrown(stage: Stage, options: SearchOptions): Promise<WorstRequest[]> {
  const legal = Map.groupBy((await loadCorpus()).legal.map(settled), routeOf);
  legal.delete(undefined);
  const kept = await dearest(stage, options, (random) => {
    const [operation = '', requests = []] = random.pick([...legal]);
    return { operation, bytes: grow(random, random.pick(requests)) };
  });
  return kept.map(({ operation, from, bytes }) => ({
    name: `found by seed ${from}: ${operation}, ${bytes.length} bytes`,
    of: 'found by search',
    make: () => bytes,
  }));
}
