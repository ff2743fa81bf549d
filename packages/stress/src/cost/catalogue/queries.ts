/** Requests without a body that have a long target. */
import { connectionsOf, fill, get } from '../http.ts';
import type { WorstRequest } from '../worst.ts';

const list = connectionsOf('empty');
/** Longest target, in bytes: the head and the token take the rest of 16 KiB. */
const most = 15_800;
/** The longest tag filter that the spec allows. */
const longest = 7_719;

const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join();

const query = (name: string, of: string, text: (serial: number) => string): WorstRequest => ({
  name,
  of,
  make: (_, serial) => get(`${list}?${text(serial)}`),
});

/** A statement that is prepared already is cheap, so each filter has a new form. */
const formed = (count: number) => (serial: number) =>
  `${['', 'status=ACTIVE&', 'name=a&', 'status=DELETED&name=a&'][serial % 4]}tags=${times(count - (serial % 9), (at) => `k${at}=`)}`;

const condition = 'a plan that grows with the conditions of a filter';
const pairs = 'work for each pair of a query, or for two of them';
const long = 'a text that is scanned before its length is checked';

/** Targets of every form. */
export const queries: readonly WorstRequest[] = [
  query('a filter of 20 tags', condition, formed(20)),
  query('a filter of 100 tags', condition, formed(100)),
  query('a filter of as many tags as fit', condition, () => `tags=${fill(longest, (at) => `k${at}=`, ',')}`),
  query('a filter of one pair, repeated', condition, () => `tags=${fill(longest, () => 'a=', ',')}`),
  query('a filter of one key with 20 values', condition, () => `tags=${times(20, (at) => `k=${at}`)}`),
  query('a filter of one long pair', long, () => `tags=k=${'v'.repeat(longest - 4)}`),
  query(
    'a filter that is encoded',
    pairs,
    () => `tags=${fill(most / 3, (at) => `k${at}=`, ',').replaceAll(/./g, hex)}`,
  ),
  query('a filter that is repeated', pairs, () => fill(most, () => 'tags=a%3Db', '&')),
  query('a limit that is repeated', pairs, () => fill(most, () => 'limit=1', '&')),
  query('unknown names', pairs, () => fill(most, (at) => at.toString(36), '&')),
  query('one unknown name, repeated', pairs, () => fill(most, () => 'a', '&')),
  query('nothing between ampersands', pairs, () => '&'.repeat(most)),
  query('nothing between ampersands, and one escape', pairs, () => `${'&'.repeat(most - 3)}%41`),
  query('names that are encoded', pairs, () => fill(most, () => '%41', '&')),
  query('unknown names, one encoded', pairs, () => `%41&${fill(most - 4, (at) => at.toString(36), '&')}`),
  query('names that are known to other servers', pairs, () => fill(most, (at) => `__${at.toString(36)}`, '&')),
  query('pluses', pairs, () => fill(most, () => '+', '&')),
  query('equals signs', pairs, () => '='.repeat(most)),
  query('malformed escapes', pairs, () => fill(most, () => '%', '&')),
  query('a limit with many digits', long, () => `limit=${'9'.repeat(most - 10)}`),
  query('a limit of zeros', long, () => `limit=${'0'.repeat(most - 11)}1`),
  query('a status that goes on', long, () => `status=ACTIVE${'E'.repeat(most - 20)}`),
  query('a name of characters that take four bytes', long, () => `name=${'%F0%9F%98%80'.repeat(1_200)}`),
  query('a fragment', pairs, () => `limit=1#${'&'.repeat(most - 10)}`),
];

const hex = (character: string) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

const target = (name: string, of: string, text: () => string): WorstRequest => ({ name, of, make: () => get(text()) });

/** Paths of every form. */
export const paths: readonly WorstRequest[] = [
  target('a path of slashes', pairs, () => '/'.repeat(most)),
  target('a path of dots', pairs, () => '/..'.repeat(most / 3)),
  target('a path of escapes', pairs, () => `${list}/${'%41'.repeat(5_000)}`),
  target('a long identifier', long, () => `${list}/${'i'.repeat(15_000)}`),
  target('a long identifier of what nobody sees', long, () => `${list}/${'%E2%80%8B'.repeat(1_600)}`),
  target('a long name of a project', long, () => connectionsOf('p'.repeat(15_000))),
  target(
    'an address that is absolute',
    pairs,
    () => `http://t${list}?${fill(most - 100, (at) => at.toString(36), '&')}`,
  ),
];
