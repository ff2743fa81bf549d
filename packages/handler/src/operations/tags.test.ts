import { test } from 'vitest';
import { type Law, play, unknown } from '../../test/play.ts';

const add = 'batchCreateResourceTags';
const remove = 'batchDeleteResourceTags';
const tags = (from: number, to: number, value = 'v') =>
  Array.from({ length: to - from }, (_, at) => ({ key: `k${String(from + at).padStart(2, '0')}`, value }));

const laws: Law[] = [
  [
    'adding a key that is there gives it the new value',
    [add, { tags: tags(0, 2) }, undefined],
    [add, { tags: tags(1, 3, 'w') }, undefined],
    ['showResourceTags', {}, { tags: [...tags(0, 1), ...tags(1, 3, 'w')], count: 3 }],
  ],
  [
    'a connection has at most 20 tags, and a call that would make more adds none',
    [add, { tags: tags(0, 19) }, undefined],
    [add, { tags: tags(18, 21, 'w') }, 'DLI.0001 A connection has at most 20 tags.'],
    ['showResourceTags', {}, { tags: tags(0, 19), count: 19 }],
    [add, { tags: tags(18, 20, 'w') }, undefined],
    [add, { tags: tags(0, 20) }, undefined],
    ['showResourceTags', {}, { tags: tags(0, 20), count: 20 }],
  ],
  [
    'tags are removed by their keys, whatever the value, and a missing one is ignored',
    [add, { tags: tags(0, 3) }, undefined],
    [remove, { tags: tags(1, 2, 'another') }, undefined],
    [remove, { tags: tags(1, 2) }, undefined],
    ['showResourceTags', {}, { tags: [...tags(0, 1), ...tags(2, 3)] }],
  ],
  [
    'a request names a key once',
    [add, { tags: [...tags(0, 2), ...tags(0, 1)] }, 'DLI.0001 body.tags has the key k00 more than once.'],
    [remove, { tags: [...tags(0, 2), ...tags(0, 1)] }, 'DLI.0001 body.tags has the key k00 more than once.'],
    ['showResourceTags', {}, { tags: [], count: 0 }],
  ],
  [
    'the tags of a connection that is not there are unknown',
    ['showResourceTags', { resource_id: 'no' }, unknown('no')],
    [add, { resource_id: 'no', tags: tags(0, 1) }, unknown('no')],
  ],
];

test.each(laws)('%s', (...law) => play(law));
