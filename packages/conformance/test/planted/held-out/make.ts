/** Tools for planting the held-out faults, besides `../make.ts`. */
import type { Target } from '@dli-connections/contract';
import type { Decision, Facts, Filter, Page, Store, Tagged } from '@dli-connections/handler';
import {
  altered,
  type Body,
  type Fault,
  inRequest,
  inStore,
  pieceOf,
  redeciding,
  type Shown,
  sound,
  whole,
} from '../make.ts';

type Outcome = Decision<unknown>;

/** A refusal in the form of the service. */
export const refused = (error_code: string, error_msg: string) => ({ status: 400, body: { error_code, error_msg } });

/** A handler that decides otherwise about some changes. */
export const deciding = (alter: (outcome: Outcome, before: Facts | undefined, id: string) => Outcome): Fault =>
  inStore((store) => redeciding(store, (decide) => (before, id) => alter(decide(before, id), before, id)));

/** A handler that refuses some changes that it should make. */
export const refusing = (
  isWrong: (next: Facts & { hosts?: unknown }, before: Facts) => boolean,
  error_code: string,
  error_msg: string,
): Fault =>
  deciding((outcome, before) =>
    'next' in outcome && before && isWrong(outcome.next, before)
      ? { refusal: refused(error_code, error_msg) }
      : outcome,
  );

/** A handler that receives another body on matching paths. */
export const inBody = (path: RegExp, change: (body: Body) => Body): Fault =>
  inRequest((request, text) => {
    if (!path.test(new URL(request.url).pathname)) return altered(request, { text });
    try {
      const body: unknown = JSON.parse(text);
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
      const changed = isObject ? JSON.stringify(change(body as Body)) : text;
      // All other parts go on exactly as they were sent.
      const space = text.slice(text.trimEnd().length);
      return altered(request, { text: changed === JSON.stringify(body) ? text : changed + space });
    } catch {
      return altered(request, { text });
    }
  });

/** A handler that changes one list of texts in bodies that name queues or pools. */
export const inNames = (field: 'queues' | 'elastic_resource_pools', change: (name: string) => string): Fault =>
  inBody(/enhanced-connections$|associate-queue$/, ({ [field]: names, ...body }) => ({
    ...body,
    ...(names === undefined
      ? {}
      : {
          [field]: Array.isArray(names) ? names.map((each) => (typeof each === 'string' ? change(each) : each)) : names,
        }),
  }));

/** A handler with some requests answered by `take`; `undefined` leaves a request to the handler. */
export const taking =
  (start: () => (request: Request, target: Target) => Promise<Response | undefined>): Fault =>
  () => {
    const target = sound();
    const take = start();
    return async (request) => (await take(request, target)) ?? target(request);
  };

/** A handler that remembers which project made a connection. `ownerOf` is asked with any text that names one. */
export const knowingOwners = (
  act: (request: Request, target: Target, owner: string, project: string) => Promise<Response | undefined>,
): Fault =>
  taking(() => {
    const owners = new Map<string, string>();
    return async (request, target) => {
      const project = projectOf(request);
      const text = request.url + (request.body ? await request.clone().text() : '');
      const owner = text
        .match(uuid)
        ?.map((id) => owners.get(id))
        .find((each) => each !== undefined);
      const taken = owner === undefined ? undefined : await act(request, target, owner, project);
      if (taken || request.method !== 'POST' || !request.url.endsWith('/enhanced-connections')) return taken;
      const answer = await target(request);
      const { connection_id } = (await answer.clone().json()) as Body;
      if (typeof connection_id === 'string') owners.set(connection_id, project);
      return answer;
    };
  });

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The project that a path names. */
export const projectOf = ({ url }: Request): string => new URL(url).pathname.split('/')[2] ?? '';

/** Looks up the connections that a project reaches. */
export type Look<Found> = (filter: Filter, page: Page) => Promise<Found[]>;

/** Lists in another way, by looking up. The tags of the found ones can be asked for. */
export type Find = <Found extends Shown | Tagged>(
  look: Look<Found>,
  filter: Filter,
  page: Page,
  tagsOf: (found: { id: string }) => Promise<Facts['tags']>,
) => Promise<Found[]>;

/** Both list methods of a store, made from one `find`. */
export const listingBy = (store: Store, find: Find): Pick<Store, 'list' | 'find'> => {
  const tagsIn =
    (project: string) =>
    async ({ id }: { id: string }) =>
      (await store.tags(project, id)) ?? [];
  return {
    async *list(project, filter, page, now) {
      const look: Look<Shown> = (...args) => whole(store.list(project, ...args, now));
      yield pieceOf(await find(look, filter, page, tagsIn(project)));
    },
    async find(project, filter, page) {
      const { count } = await store.find(project, filter, page);
      const look: Look<Tagged> = async (...args) => (await store.find(project, ...args)).found;
      return { found: await find(look, filter, page, tagsIn(project)), count };
    },
  };
};

/** A handler that lists otherwise. */
export const finding = (find: Find): Fault => inStore((store) => listingBy(store, find));

/** The JSON object in a request's body; an empty one without a body. */
export async function bodyOf(request: Request): Promise<Body> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => ({}));
  return typeof body === 'object' && body !== null ? (body as Body) : {};
}
