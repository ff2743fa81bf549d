/** Faults of tags, and of large answers. */

import type { Store, Tagged } from '@dli-connections/handler';
import { inBody, refusing } from './held-out/make.ts';
import {
  type Body,
  type Fault,
  inAnswer,
  inChange,
  inField,
  inStore,
  json,
  reached,
  redeciding,
  showing,
} from './make.ts';

/** The tags in use are those of other connections. */
const tagging = (find: (store: Store, project: string) => Promise<Tagged[]>): Fault =>
  inStore((store) => ({
    async tagsInUse(project, { offset, limit }) {
      const all = await find(store, project);
      const byKey = Map.groupBy(
        all.flatMap(({ tags }) => tags),
        ({ key }) => key,
      );
      const tags = [...byKey]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, those]) => ({ key, values: [...new Set(those.map(({ value }) => value))].sort() }));
      return { tags: tags.slice(offset, limit && offset + limit), count: tags.length };
    },
  }));

const isTagged = /resource-instances/;

/** Faults of tags. */
export const tagFaults: Record<string, Fault> = {
  'without_any_tag is true where it is there': inBody(isTagged, (body) =>
    'without_any_tag' in body && typeof body.without_any_tag === 'boolean' ? { ...body, without_any_tag: true } : body,
  ),
  'resources without tags keep the conditions on tags': inBody(isTagged, (body) =>
    body.without_any_tag === true && Array.isArray(body.tags) && body.tags.length > 0
      ? { ...body, without_any_tag: false }
      : body,
  ),
  'tags stand in the order in which they were added': inStore((store) => {
    const added = new Map<string, string[]>();
    const note = (id: string, tags: readonly { key: string }[]) =>
      added.set(id, [...new Set([...(added.get(id) ?? []), ...tags.map(({ key }) => key)])]);
    return {
      insert: (connection, unique) => {
        note(connection.id, connection.tags);
        return store.insert(connection, unique);
      },
      ...redeciding(store, (decide) => (connection, id) => {
        const outcome = decide(connection, id);
        if ('next' in outcome) note(id, outcome.next.tags);
        return outcome;
      }),
      async tags(project, id) {
        const place = ({ key }: { key: string }) => added.get(id)?.indexOf(key) ?? 0;
        return (await store.tags(project, id))?.toSorted((a, b) => place(a) - place(b));
      },
    };
  }),
  'a 20th tag cannot be added later': refusing(
    (next, before) => next.tags.length > 19 && next.tags.length > before.tags.length,
    'DLI.0001',
    'A connection has at most 20 tags.',
  ),
  'only what is given counts to the most tags': inAnswer((body, status) =>
    /at most 20 tags/.test(String(body.error_msg)) ? json({}, 204) : json(body, status),
  ),
  'replacing a value counts as another tag': refusing(
    (next, before) =>
      before.tags.length === 20 && next.tags.length === 20 && JSON.stringify(before.tags) !== JSON.stringify(next.tags),
    'DLI.0001',
    'A connection has at most 20 tags.',
  ),
  'keys of tags that differ in case are one': inChange((next) => ({
    ...next,
    tags: [...new Map(next.tags.map((each) => [each.key.toLowerCase(), each])).values()],
  })),
  'a tag without a value cannot be removed': inStore((store) =>
    redeciding(store, (decide) => (connection, id) => {
      const outcome = decide(connection, id);
      if ('refusal' in outcome || !connection) return outcome;
      const gone = connection.tags.filter(({ key }) => !outcome.next.tags.some((each) => each.key === key));
      const kept = gone.filter(({ value }) => value === '');
      return { next: { ...outcome.next, tags: [...outcome.next.tags, ...kept] } };
    }),
  ),
  'the tags in use are those of shared connections too': tagging((store, project) =>
    reached(store, project, { status: 'ACTIVE' }),
  ),
  'the tags in use are those of deleted connections too': tagging(
    async (store, project) => (await store.find(project, {}, { offset: 0 })).found,
  ),
  'a list shows no more than 1000 hosts': showing((found) => ({ ...found, hosts: (found.hosts ?? []).slice(0, 1000) })),
  'a resource has a detail': inField('resource_detail', () => ({}) satisfies Body),
};
