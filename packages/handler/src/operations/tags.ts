import type { Handlers } from '@dli-connections/contract';
import { changeOwn } from '../change.ts';
import { tooManyTags, unknownConnection } from '../errors.ts';
import { filterOf, mostTags } from '../tags.ts';
import type { Context } from './context.ts';

const noContent = { status: 204, body: undefined } as const;

/** Operations on tags. They reach the connections that the project owns. */
export const tags = ({ store }: Context) =>
  ({
    async batchCreateResourceTags({ path, body }) {
      const keys = new Set(body.tags.map(({ key }) => key));
      const refusal = await changeOwn(store, path.project_id, [path.resource_id], (connection) => {
        const tags = [...connection.tags.filter(({ key }) => !keys.has(key)), ...body.tags];
        return tags.length > mostTags ? { refusal: tooManyTags(mostTags) } : { next: { ...connection, tags } };
      });
      return refusal ?? noContent;
    },

    async batchDeleteResourceTags({ path, body }) {
      const keys = new Set(body.tags.map(({ key }) => key));
      const refusal = await changeOwn(store, path.project_id, [path.resource_id], (connection) => ({
        next: { ...connection, tags: connection.tags.filter(({ key }) => !keys.has(key)) },
      }));
      return refusal ?? noContent;
    },

    async showResourceTags({ path }) {
      const tags = await store.tags(path.project_id, path.resource_id);
      return tags ? { status: 200, body: { tags, count: tags.length } } : unknownConnection(path.resource_id);
    },

    async listResourcesTags({ path, query }) {
      return { status: 200, body: await store.tagsInUse(path.project_id, query) };
    },

    async listResourcesByTags({ path, query, body }) {
      const { found, count: total_count } = await store.find(path.project_id, filterOf(body), query);
      const resources = found.map(({ id, name, tags }) => ({
        resource_id: id,
        resource_name: name,
        resource_detail: null,
        tags,
      }));
      return { status: 200, body: { resources, total_count } };
    },

    async countResourcesByTags({ path, body }) {
      return { status: 200, body: { total_count: await store.count(path.project_id, filterOf(body)) } };
    },
  }) satisfies Partial<Handlers>;
