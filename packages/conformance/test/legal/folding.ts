/** Servers for which some names are one in any case. The contract says so of queues and `status` alone, and nothing of these. */
import { wireProblem } from '../../src/wire.ts';
import { altered, type Body, sound } from '../planted/make.ts';
import { contract } from '../targets.ts';
import type { Variant } from './make.ts';

/** A kind of name, the calls that have one, and the read that shows those that are there. */
interface Folded {
  calls: RegExp;
  /** Path of the read, for the path and the body of a call. */
  read: (path: string, body: Body) => string;
  /** Names in the answer to the read. */
  shown: (body: Body) => string[];
  /** The body of a call with other names. */
  body: (body: Body, rename: (name: string) => string) => Body;
}

const listOf = <Item = Body>(value: unknown): Item[] => (Array.isArray(value) ? value : []);
const namesIn = (value: unknown, name = 'name'): string[] => listOf(value).map((each) => String(each[name]));
const connection = (path: string) => path.split('/').slice(0, 6).join('/').replace('/v3/', '/v2.0/');

const routes: Folded = {
  calls: /\/routes(?:\/[^/]+)?$/,
  read: connection,
  shown: ({ routes }) => namesIn(routes),
  body: (body, rename) => ({ ...body, name: rename(String(body.name)) }),
};
const pools: Folded = {
  calls: /associate-queue$|enhanced-connections$/,
  read: connection,
  shown: ({ elastic_resource_pools }) => namesIn(elastic_resource_pools),
  body: ({ elastic_resource_pools: sent, ...body }, rename) =>
    sent === undefined ? body : { ...body, elastic_resource_pools: listOf<string>(sent).map(rename) },
};
const tags: Folded = {
  calls: /tags\/(?:create|delete)$|enhanced-connections$/,
  read: (path) => path.replace(/\/(?:create|delete)$/, ''),
  shown: ({ tags }) => namesIn(tags, 'key'),
  body: ({ tags: sent, ...body }, rename) =>
    sent ? { ...body, tags: listOf(sent).map((each) => ({ ...each, key: rename(String(each.key)) })) } : body,
};
const grants: Folded = {
  calls: /\/authorization$/,
  read: (path, { privileges }) => {
    const [, , project] = path.split('/');
    const [object = ''] = namesIn(privileges, 'object');
    return `/v2.0/${project}/datasource/enhanced-connections/${object.split('.')[1]}/privileges`;
  },
  shown: ({ privileges }) => namesIn(privileges, 'project_id'),
  body: ({ projectId, ...body }, rename) =>
    projectId === undefined ? body : { ...body, projectId: rename(String(projectId)) },
};
/** Names of active connections. */
const names: Folded = {
  calls: /enhanced-connections$/,
  read: (path) => `${path}?status=ACTIVE&limit=0`,
  shown: ({ connections }) => namesIn(connections),
  body: (body, rename) => ({ ...body, name: rename(String(body.name)) }),
};

/** One name for all that `fold` makes equal: the first. */
function renamer(there: readonly string[], fold: (name: string) => string): (name: string) => string {
  const first = new Map(there.map((name) => [fold(name), name]));
  return (name) => {
    const found = first.get(fold(name)) ?? name;
    first.set(fold(name), found);
    return found;
  };
}

const lower = (name: string) => name.toLowerCase();
/** Without marks, in lower case and in the plain form of each letter, as a database may compare texts. */
const collated = (name: string) => lower(name.normalize('NFKD').replaceAll(/\p{M}/gu, ''));

/** A handler for which two names of a kind are one if `fold` makes them equal. It keeps the one that came first. */
const folding =
  ({ calls, read, shown, body }: Folded, fold = lower): Variant =>
  () => {
    const target = sound();
    const thereFor = async ({ url, headers }: Request, path: string): Promise<string[]> => {
      const answer = await target(new Request(new URL(path, url), { headers }));
      return answer.status === 200 ? shown(await answer.json()) : [];
    };
    return async (request) => {
      const { pathname } = new URL(request.url);
      const isMeant = request.method !== 'GET' && calls.test(pathname);
      // A request that breaks the contract is refused as it is.
      if (!isMeant || (await wireProblem(request, contract))) return target(request);
      const sent: Body | undefined = request.body ? await request.clone().json() : undefined;
      const rename = renamer(await thereFor(request, read(pathname, sent ?? {})), fold);
      const last = pathname.slice(pathname.lastIndexOf('/') + 1);
      if (sent) return target(altered(request, { text: JSON.stringify(body(sent, rename)) }));
      return target(altered(request, { url: request.url.slice(0, -last.length) + rename(decodeURIComponent(last)) }));
    };
  };

/** Variants by their difference from the reference handler. */
export const foldings: Record<string, Variant> = {
  'names of routes are one in any case': folding(routes),
  'names of pools are one in any case': folding(pools),
  'keys of tags are one in any case': folding(tags),
  'keys of tags are one with and without marks, in any form of Unicode': folding(tags, collated),
  'projects to share with are one in any case': folding(grants),
  'names of connections are one in any case': folding(names),
};
