/** Searches by tags in projects with many connections. */
import { send } from '../http.ts';
import type { WorstRequest } from '../worst.ts';
import { asksOf, beside, listsOf, ofThousand } from './searches.ts';

const of = 'a search by tags that reads every connection with them';

/** Conditions on keys, with any value. */
const anyOf = (...keys: string[]) => ({ tags: keys.map((key) => ({ key, values: [] as string[] })) });
/** Conditions on keys and their values. */
const all = (tags: Record<string, string>) => () => ({
  tags: Object.entries(tags).map(([key, value]) => ({ key, values: [value] })),
});

/** The first connections that a search finds: a page and a count. */
const firstOf = (name: string, passes: 'entries' | 'tags', ...keys: string[]): WorstRequest[] =>
  asksOf(of, [[name, 'listResourcesByTags', undefined, passes]]).map((request) => ({
    ...request,
    make: () => send('POST', '/v3/many/dli_enhanced_datasource/resource-instances/filter?limit=1', anyOf(...keys)),
  }));

const lists = listsOf(of, [
  ['a tag that the last 2,000 of many have', (at) => `tags=late%3Dsame&limit=${1 + (at % 100)}`],
  [
    'two tags that half of many have each and none both',
    (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
    'entries',
  ],
  ['two tags that half of many have', (at) => `tags=half%3Dh0,turn%3Dt0&limit=${1 + (at % 100)}`],
  [
    'two tags that only the last of many have both',
    (at) => `tags=half%3Dh0,late%3Dsame&limit=${1 + (at % 100)}`,
    'entries',
  ],
  ['a tag that none of many has', (at) => `tags=none${at}%3D&limit=1`],
  ['a value that no tag of many has', (at) => `tags=team%3Dnone${at}&limit=1`],
  ['a tag that no deleted one of many has', (at) => `tags=all%3Dsame&status=DELETED&limit=${1 + (at % 100)}`],
  ['two tags that no one of many has together', (at) => `tags=team%3Dt1,own%3Do${2 + 50 * (at % 1_000)}&limit=1`],
  [
    'an offset near the end of those of many with a tag',
    (at) => `tags=all%3Dsame&offset=${99_999 - (at % 1_000)}&limit=1`,
    'entries',
  ],
  ['a tag that none of many shared ones has', (at) => `tags=none${at}%3D&limit=1`, undefined, 'grantee'],
  [
    'a tag that the last 2,000 of many shared ones have',
    (at) => `tags=late%3Dsame&limit=${1 + (at % 100)}`,
    'entries',
    'grantee',
  ],
  [
    'two tags that half of many shared ones have each and none both',
    (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
    'entries',
    'grantee',
  ],
]);

const five = ['all', 'team', 'own', 'half', 'turn'];
const count = 'a count of those of many with';

/** Searches by tags that none has, or many have. */
export const tagSearches: readonly WorstRequest[] = [
  ...lists,
  ...asksOf(of, [
    ['a search by a tag that none of many has', 'listResourcesByTags', (at) => anyOf(`none${at}`)],
    [`${count} five keys that all have`, 'countResourcesByTags', () => anyOf(...five), 'tags'],
    [`${count} a tag that all have`, 'countResourcesByTags', all({ all: 'same' }), 'entries'],
    [`${count} two tags that no one has together`, 'countResourcesByTags', all({ half: 'h0', turn: 't1' }), 'entries'],
    [
      `${count} three tags that half have`,
      'countResourcesByTags',
      all({ half: 'h0', turn: 't0', all: 'same' }),
      'tags',
    ],
    [`${count} one tag`, 'countResourcesByTags', all({ team: 't1' })],
  ]),
  ...asksOf(of, [['a search by a tag that all of many have', 'listResourcesByTags', () => anyOf('all')]]).map(
    beside(ofThousand),
  ),
  ...firstOf('the first with a key that the last 2,000 of many have', 'entries', 'late'),
  ...firstOf('the first with a key that all of many have', 'entries', 'own'),
  ...firstOf('the first with five keys that all of many have', 'tags', ...five),
];
