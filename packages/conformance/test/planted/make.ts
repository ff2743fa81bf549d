/** Tools for planting faults: a sound handler with one thing done wrong. */
import type { Connection as Shown, Target } from '@dli-connections/contract';
import {
  createHandler,
  type Decision,
  type Facts,
  type Filter,
  type HandlerOptions,
  JsonText,
  openSqliteStore,
  type Page,
  type Piece,
  type Store,
} from '@dli-connections/handler';

/** A target with one fault. */
export type Fault = () => Target;

/** A target that can be ended and started again. */
export interface Restartable {
  target: Target;
  restart: () => Promise<void>;
}

/** The sound handler. */
export const sound = (options: Partial<HandlerOptions> = {}): Target =>
  createHandler({ store: openSqliteStore(':memory:'), onError: () => {}, ...options });

/** A handler that is ended and started again on the same store. `start` makes it. */
export function restartable(start: typeof sound): Restartable {
  const store = openSqliteStore(':memory:');
  let target = start({ store });
  return {
    target: (request) => target(request),
    async restart() {
      target = start({ store });
    },
  };
}

/** A handler with some store methods replaced. */
export const inStore =
  (change: (store: Store) => Partial<Store>): Fault =>
  () => {
    const store = openSqliteStore(':memory:');
    return sound({ store: { ...bound(store), ...change(store) } });
  };

/** The methods of a store, free to be replaced one by one. */
export const bound = (store: Store): Store => ({
  insert: (...args) => store.insert(...args),
  get: (...args) => store.get(...args),
  facts: (...args) => store.facts(...args),
  tags: (...args) => store.tags(...args),
  grantees: (...args) => store.grantees(...args),
  list: (...args) => store.list(...args),
  find: (...args) => store.find(...args),
  count: (...args) => store.count(...args),
  tagsInUse: (...args) => store.tagsInUse(...args),
  change: (...args) => store.change(...args),
  save: (...args) => store.save(...args),
  load: (...args) => store.load(...args),
  keys: () => store.keys(),
  countDeleted: (...args) => store.countDeleted(...args),
  forget: (...args) => store.forget(...args),
  ready: () => store.ready(),
  close: () => store.close(),
});

/** A connection as reads show it. */
export type { Shown };

/** A list in one piece, read. */
export async function whole(pieces: AsyncIterable<Piece>): Promise<Shown[]> {
  const found: Shown[] = [];
  for await (const { bytes } of pieces) found.push(...(JSON.parse(`[${Buffer.from(bytes)}]`) as Shown[]));
  return found;
}

/** The connections that a project reaches, shared ones too, as rules look at them. */
export async function reached(store: Store, project: string, filter: Filter, page: Page = { offset: 0 }) {
  const found: Facts[] = [];
  for (const { id } of await whole(store.list(project, filter, page, 0))) {
    const facts = await store.facts(project, id);
    if (facts) found.push(facts);
  }
  return found;
}

/** The same as a piece of a list. */
export const pieceOf = (found: readonly Shown[]): Piece => ({
  bytes: Buffer.from(found.map((each) => JSON.stringify(each)).join()),
  count: found.length,
});

/** A handler that shows connections differently from how they are stored. */
export const showing = (change: (found: Shown) => Shown | undefined): Fault =>
  inStore((store) => shownBy(store, change));

/** Changes the way in which a store shows one connection. */
export const shownBy = (store: Store, change: (found: Shown) => Shown | undefined): Pick<Store, 'get'> => ({
  async get(...args) {
    const found = await store.get(...args);
    const changed = found && change(found.read());
    return changed && JsonText.of(changed);
  },
});

/** The connection that a change leads to, with hosts only if the change is about them. */
export type Next = Facts & { hosts?: unknown[] };

/** Decides about one connection of a change. */
export type Decide = (connection: Facts | undefined, id: string) => Decision<unknown>;

/** A store whose changes are decided in another way. */
export const redeciding = (store: Store, other: (decide: Decide) => Decide): Pick<Store, 'change'> => ({
  // A refusal is sent unchanged, so its type does not matter here.
  change: (project, ids, decide, grantee) => store.change(project, ids, other(decide) as never, grantee),
});

/** A handler that alters the result of each change. */
export const inChange = (alter: (next: Next, before: Facts) => Next): Fault =>
  inStore((store) =>
    redeciding(store, (decide) => (connection, id) => {
      const decision = decide(connection, id);
      if (!connection || !('next' in decision)) return decision;
      const { hosts, ...rest } = decision.next;
      const altered = alter({ ...rest, ...(hosts && { hosts: hosts.read() }) }, connection);
      // The result has the form of a connection, even with a fault.
      return { next: { ...altered, ...(altered.hosts && { hosts: JsonText.of(altered.hosts) }) } as typeof rest };
    }),
  );

/** A body that may hold anything. */
export type Body = Record<string, unknown>;

/** A handler with changed answers. */
export const inAnswer =
  (change: (body: Body, status: number, request: Request) => Response): Fault =>
  () => {
    const target = sound();
    return async (request) => {
      const asked = request.clone();
      const response = await target(request);
      const text = await response.text();
      return change(text === '' ? {} : (JSON.parse(text) as Body), response.status, asked);
    };
  };

/** A JSON response, as the handler would send it. */
export const json = (body: Body, status: number): Response =>
  status === 204 ? new Response(null, { status }) : Response.json(body, { status });

/** A handler with a changed value of one field, at any depth of its answers. */
export const inField = (field: string, change: (value: unknown) => unknown): Fault =>
  inAnswer((body, status) => json(replace(body, field, change) as Body, status));

function replace(node: unknown, field: string, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => replace(each, field, change));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === field ? change(value) : replace(value, field, change)]),
  );
}

/** A value with other texts in it; anything but plain objects stays as it is. */
export function walkTexts(node: unknown, change: (text: string) => string): unknown {
  if (typeof node === 'string') return change(node);
  if (Array.isArray(node)) return node.map((each) => walkTexts(each, change));
  if (typeof node !== 'object' || node === null || Object.getPrototypeOf(node) !== Object.prototype) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walkTexts(value, change)]));
}

/** A handler that receives changed requests. */
export const inRequest =
  (change: (request: Request, text: string) => Request | Promise<Request>): Fault =>
  () => {
    const target = sound();
    return async (request) => target(await change(request, request.body ? await request.clone().text() : ''));
  };

/** A request with another address, other headers or another body. */
export function altered(
  request: Request,
  { url = request.url, headers = request.headers, text }: { url?: string; headers?: Headers; text?: string },
): Request {
  const body = text === undefined || text === '' ? null : new TextEncoder().encode(text);
  return new Request(url, { method: request.method, headers, body });
}
