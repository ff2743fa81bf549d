/** Searches by tags in projects with many connections. */
import { send } from '../http.ts';
import type { WorstRequest } from '../worst.ts';
import { ofThousand, searchesOf } from './searches.ts';

const { list, ask, passing } = searchesOf('a search by tags that reads all that have them');

/** Conditions on keys, with any value. */
const anyOf = (...keys: string[]) => ({ tags: keys.map((key) => ({ key, values: [] as string[] })) });

/** The first of those that a search finds. */
const first = (name: string, ...keys: string[]): WorstRequest => ({
  ...ask(name, 'listResourcesByTags'),
  make: () => send('POST', '/v3/many/dli_enhanced_datasource/resource-instances/filter?limit=1', anyOf(...keys)),
});

const half = { key: 'half', values: ['h0'] };

/** Searches by tags that none has, or many have. */
export const tagSearches: readonly WorstRequest[] = [
  list('a tag that the last 2,000 of many have', (at) => `tags=late%3Dsame&limit=${1 + (at % 100)}`),
  passing(
    'entries',
    list(
      'two tags that half of many have each and none both',
      (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
    ),
  ),
  list('two tags that half of many have', (at) => `tags=half%3Dh0,turn%3Dt0&limit=${1 + (at % 100)}`),
  passing(
    'entries',
    list('two tags that only the last of many have both', (at) => `tags=half%3Dh0,late%3Dsame&limit=${1 + (at % 100)}`),
  ),
  list('a tag that none of many has', (at) => `tags=none${at}%3D&limit=1`),
  list('a value that no tag of many has', (at) => `tags=team%3Dnone${at}&limit=1`),
  list('a tag that no deleted one of many has', (at) => `tags=all%3Dsame&status=DELETED&limit=${1 + (at % 100)}`),
  list('two tags that no one of many has together', (at) => `tags=team%3Dt1,own%3Do${2 + 50 * (at % 1_000)}&limit=1`),
  passing(
    'entries',
    list(
      'an offset near the end of those of many with a tag',
      (at) => `tags=all%3Dsame&offset=${99_999 - (at % 1_000)}&limit=1`,
    ),
  ),
  list('a tag that none of many shared ones has', (at) => `tags=none${at}%3D&limit=1`, 'grantee'),
  passing(
    'entries',
    list(
      'a tag that the last 2,000 of many shared ones have',
      (at) => `tags=late%3Dsame&limit=${1 + (at % 100)}`,
      'grantee',
    ),
  ),
  passing(
    'entries',
    list(
      'two tags that half of many shared ones have each and none both',
      (at) => `tags=half%3Dh0,turn%3Dt1&limit=${1 + (at % 100)}`,
      'grantee',
    ),
  ),
  ask('a search by a tag that none of many has', 'listResourcesByTags', (at) => anyOf(`none${at}`)),
  { ...ask('a search by a tag that all of many have', 'listResourcesByTags', () => anyOf('all')), beside: ofThousand },
  passing('entries', first('the first with a key that the last 2,000 of many have', 'late')),
  // A page and a count.
  passing('entries', first('the first with a key that all of many have', 'own')),
  passing('tags', first('the first with five keys that all of many have', 'all', 'team', 'own', 'half', 'turn')),
  passing(
    'tags',
    ask('a count of those of many with five keys that all have', 'countResourcesByTags', () =>
      anyOf('all', 'team', 'own', 'half', 'turn'),
    ),
  ),
  passing(
    'entries',
    ask('a count of those of many with a tag that all have', 'countResourcesByTags', () => ({
      tags: [{ key: 'all', values: ['same'] }],
    })),
  ),
  passing(
    'entries',
    ask('a count of those of many with two tags that no one has together', 'countResourcesByTags', () => ({
      tags: [half, { key: 'turn', values: ['t1'] }],
    })),
  ),
  passing(
    'tags',
    ask('a count of those of many with three tags that half have', 'countResourcesByTags', () => ({
      tags: [half, { key: 'turn', values: ['t0'] }, { key: 'all', values: ['same'] }],
    })),
  ),
  ask('a count of those of many with one tag', 'countResourcesByTags', () => ({
    tags: [{ key: 'team', values: ['t1'] }],
  })),
];
