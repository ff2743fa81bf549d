import { expect, test } from 'vitest';
import { createApi, type Flat, place } from '../../test/api.ts';

const tag = (text: string) => {
  const [key, value] = text.split('=');
  return { key, value };
};

/** Connections a to e, in this order; d and e were made in one millisecond; b is deleted. */
const made: [name: string, tags: string[]][] = [
  ['a', ['team=x', 'stage=test']],
  ['b', ['team=x', 'gone=']],
  ['c', ['team=y', 'stage=test']],
  ['d', []],
  ['e', ['empty=']],
];

async function createListed() {
  const api = createApi();
  for (const [name, tags] of made) {
    if (name !== 'e') api.clock.time += 1;
    const created = await api.call('createEnhancedConnection', { name, ...place, tags: tags.map(tag) });
    const { connection_id } = created.body;
    if (name === 'b') await api.call('deleteEnhancedConnection', { connection_id });
  }
  return api;
}

const listed: [query: Flat, names: string][] = [
  [{}, 'abcde'],
  [{ limit: 0 }, 'abcde'],
  [{ limit: 2 }, 'ab'],
  [{ limit: 2, offset: 2 }, 'cd'],
  [{ limit: 0, offset: 3 }, 'de'],
  [{ offset: 5 }, ''],
  [{ offset: 2_147_483_647, limit: 2_147_483_647 }, ''],
  [{ status: 'ACTIVE' }, 'acde'],
  [{ status: 'active', limit: 2, offset: 1 }, 'cd'],
  [{ status: 'Deleted' }, 'b'],
  [{ name: 'c' }, 'c'],
  [{ name: 'C' }, ''],
  [{ name: '%' }, ''],
  [{ tags: 'team=x' }, 'ab'],
  [{ tags: 'team=x,stage=test' }, 'a'],
  [{ tags: 'team=x,team=y' }, ''],
  [{ tags: 'empty=' }, 'e'],
  [{ tags: 'team=x', status: 'ACTIVE', name: 'a', limit: 1 }, 'a'],
];

test('a list is in order of creation, filtered and paged, and has its count', async () => {
  const { call } = await createListed();
  for (const [query, names] of listed) {
    const { body } = await call('listEnhancedConnections', query);
    const found = body.connections.map(({ name }: { name: string }) => name).join('');
    expect([query, found, body.count]).toEqual([query, names, names.length]);
  }
});

const resource_type = 'dli_enhanced_datasource';
const found: [conditions: Flat, names: string][] = [
  [{}, 'acde'],
  [{ tags: [] }, 'acde'],
  [{ tags: [{ key: 'team', values: ['x'] }] }, 'a'],
  [{ tags: [{ key: 'team', values: ['x', 'y'] }] }, 'ac'],
  [{ tags: [{ key: 'team', values: [] }] }, 'ac'],
  [
    {
      tags: [
        { key: 'team', values: ['x', 'y'] },
        { key: 'stage', values: ['test'] },
      ],
    },
    'ac',
  ],
  [
    {
      tags: [
        { key: 'team', values: [] },
        { key: 'empty', values: [] },
      ],
    },
    '',
  ],
  [{ without_any_tag: true, tags: [{ key: 'team', values: [] }] }, 'd'],
  [{ without_any_tag: false }, 'acde'],
  [{ matches: [{ key: 'resource_name', value: 'c' }] }, 'c'],
  [{ matches: [{ key: 'resource_name', value: 'b' }] }, ''],
  [{ matches: [{ key: 'resource_name', value: 'c' }], without_any_tag: true }, ''],
];

test('a search by tags finds active connections, page by page, with their number', async () => {
  const { call } = await createListed();
  for (const [conditions, names] of found) {
    const input = { resource_type, ...conditions };
    const { body } = await call('listResourcesByTags', input);
    const resources = body.resources.map((each: { resource_name: string }) => each.resource_name).join('');
    expect([conditions, resources, body.total_count]).toEqual([conditions, names, names.length]);
    expect((await call('countResourcesByTags', input)).body).toEqual({ total_count: names.length });
    const page = (await call('listResourcesByTags', { ...input, limit: 1, offset: 1 })).body;
    expect(page.total_count).toBe(names.length);
    expect(page.resources.map((each: { resource_name: string }) => each.resource_name).join('')).toBe(
      names.slice(1, 2),
    );
  }
});

test('the tags in use are listed from active connections, key by key, with each value once', async () => {
  const { call } = await createListed();
  const tags = [
    { key: 'empty', values: [''] },
    { key: 'stage', values: ['test'] },
    { key: 'team', values: ['x', 'y'] },
  ];
  expect((await call('listResourcesTags', { resource_type })).body).toEqual({ tags, count: 3 });
  expect((await call('listResourcesTags', { resource_type, limit: 1, offset: 2 })).body).toEqual({
    tags: tags.slice(2),
    count: 3,
  });
  const other = await call('listResourcesTags', { resource_type, project_id: 'p2' });
  expect(other.body).toEqual({ tags: [], count: 0 });
});
