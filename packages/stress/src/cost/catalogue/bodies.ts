/** Bodies of up to 12 MiB. */
import { hosts } from '../filled.ts';
import { connectionsOf, create, fill, head, least, send } from '../http.ts';
import type { WorstBody } from '../worst.ts';

const known = JSON.stringify(least).slice(0, -1);
const all = 20_000;
const full = (most: number) => ({ ...least, hosts: hosts(Math.min(all, Math.floor(most / 180))) });

/** The largest body that a client sends. Each create goes to its own project. */
export const legal: WorstBody = {
  name: 'the largest legal body',
  of: 'a legal body',
  make: (most, _, serial) => create(`p${serial % 2_000}`, full(most)),
};

type Text = (most: number) => string | Buffer;
type Row<Parts extends unknown[]> = readonly [name: string, of: string, ...Parts];
type Unit = string | ((at: number) => string);

const bodyOf = ([name, of, text]: Row<[Text]>): WorstBody => ({
  name,
  of,
  make: (most, _, serial) => create(`p${serial % 2_000}`, Buffer.from(text(most) as string)),
});
const filled = ([name, of, start, unit, end]: Row<[start: string, unit: Unit, end: string]>): WorstBody => {
  const part = typeof unit === 'string' ? () => unit : unit;
  return bodyOf([name, of, (most) => start + fill(most - start.length - end.length, part, ',') + end]);
};
const repeated = ([name, of, start, unit, end]: Row<[start: string, unit: string, end: string]>): WorstBody =>
  bodyOf([name, of, (most) => start + unit.repeat(Math.floor((most - start.length - end.length) / unit.length)) + end]);

const form = 'a legal body in another form';
const names = 'names that are collected before the rules are checked';
const parts = 'values that are parsed before the rules are checked';
const depth = 'depth that is found by recursion';
const text = 'a text that is scanned before its length is checked';
const escapes = 'a slow path that one escape selects for the whole body';
const end = 'a fault at the end';

const member = (at: number) => `"${at.toString(36)}":1`;
const pair = '"\\ud83d\\ude00",';

/** Bodies of one unit, repeated with commas between. */
const lists = (
  [
    ['distinct names', names, '{', member, '}'],
    ['distinct names in a host', names, `${known},"hosts":[{`, member, '}]}'],
    ['names that are numbers', names, '{', (at) => `"${at * 4_099}":1`, '}'],
    ['distinct names with escapes', names, '{', (at) => `"\\u0061${at.toString(36)}":1`, '}'],
    ['one name, repeated', names, '{', '"a":1', '}'],
    ['long names', names, '{', (at) => `"${at.toString(36).padStart(100_000, 'n')}":1`, '}'],
    ['objects with one name each', names, `${known},"hosts":[`, '{"a":1}', ']}'],
    ['objects with one name each, all different', names, `${known},"hosts":[`, (at) => `{${member(at)}}`, ']}'],
    ['small arrays', parts, '[', '[]', ']'],
    ['small objects', parts, '[', '{}', ']'],
    ['small objects as hosts', parts, `${known},"hosts":[`, '{}', ']}'],
    ['small texts', parts, '[', (at) => `"${at.toString(36)}"`, ']'],
    ['small numbers', parts, '[', '0', ']'],
    ['numbers that are not integers', parts, '[', '1e-9', ']'],
    ['numbers with many digits', parts, '[', '9'.repeat(300), ']'],
    ['small numbers beside a surrogate pair', escapes, `[${pair}`, '0', ']'],
    ['small texts beside a surrogate pair', escapes, `[${pair}`, '""', ']'],
    ['small objects beside a surrogate pair', escapes, `[${pair}`, '{}', ']'],
    ['distinct names beside a surrogate pair', escapes, `{"a":${pair}`, member, '}'],
    ['half a surrogate pair at the end', escapes, '[', '0', ',"\\ud83d"]'],
    ['no end', end, '[', '{}', ''],
    ['a name twice at the end', end, '{"a":[', '""', '],"b":1,"b":1}'],
  ] satisfies Row<[string, Unit, string]>[]
).map(filled);

/** Bodies of one text, repeated. */
const texts = (
  [
    ['unclosed arrays', depth, '', '[', ''],
    ['one number', text, '', '9', ''],
    ['one text', text, `{"name":"`, 'a', '"}'],
    ['one text of two bytes each', text, `{"name":"`, 'ä', '"}'],
    ['one text of four bytes each', text, `{"name":"`, '😀', '"}'],
    ['one text of escapes', text, `{"name":"`, '\\u0061', '"}'],
    ['one text of quotes', text, `{"name":"`, '\\"', '"}'],
    ['one text of backslashes', text, `{"name":"`, '\\\\', '"}'],
    ['one name', text, '{"', 'a', '":1}'],
    ['one long key of a tag', text, `${known},"tags":[{"value":"","key":"`, 'a ', '"}]}'],
    ['one long address', text, `${known},"hosts":[{"ip":"`, '1.', '"}]}'],
    ['white space', parts, '', ' ', ''],
    ['white space in a legal one', parts, `${known},`, ' ', '"queues":[]}'],
    ['numbers without commas', parts, '[', '0 ', ']'],
  ] satisfies Row<[string, string, string]>[]
).map(repeated);

const nested = (start: string, open: string, middle: string, close: string, end: string) => (most: number) => {
  const times = Math.floor((most - start.length - end.length) / (open.length + close.length));
  return start + open.repeat(times) + middle + close.repeat(times) + end;
};

const others = (
  [
    ['a legal one, pretty-printed', form, (most) => JSON.stringify(full(most / 2), null, 2)],
    ['a legal one, padded', form, (most) => JSON.stringify(full(most)).padEnd(most)],
    ['a legal one, all of it escaped', form, escaped],
    ['a legal one, its names in another order', form, (most) => JSON.stringify({ hosts: full(most).hosts, ...least })],
    ['a legal one of empty hosts', form, () => JSON.stringify({ ...least, hosts: Array(all).fill({}) })],
    ['arrays inside each other', depth, nested('', '[', '', ']', '')],
    ['objects inside each other', depth, nested('', '{"a":', '1', '}', '')],
    ['arrays inside each other in a host', depth, nested(`${known},"hosts":[`, '[', '', ']', ']}')],
    ['long names of queues', text, (most) => queues(1_000, 'q'.repeat(most / 1_100))],
    ['a legal one beside a surrogate pair', escapes, withPair],
    ['no UTF-8', end, (most) => Buffer.concat([Buffer.alloc(most - 10, '"'), Buffer.from([0xff])])],
    ['a legal one, but for its last host', end, withoutLast],
    ['hosts that all break two rules', end, (most) => allWrong(Math.min(all, Math.floor(most / 20)))],
  ] satisfies Row<[Text]>[]
).map(bodyOf);

/** Bodies sent in one piece. */
export const bodies: readonly WorstBody[] = [...others, ...lists, ...texts];

const queues = (count: number, name: string) => JSON.stringify({ ...least, queues: Array(count).fill(name) });
const allWrong = (count: number) => JSON.stringify({ ...least, hosts: Array(count).fill({ name: '', ip: '' }) });

function withPair(most: number): string {
  const value = { ...full(most), tags: [{ key: 'k', value: '\u{20bb7}' }] };
  return JSON.stringify(value).replace('\u{20bb7}', '\\ud842\\udfb7');
}

function withoutLast(most: number): string {
  const { hosts: legalHosts, ...value } = full(most);
  return JSON.stringify({ ...value, hosts: [...legalHosts.slice(1), { ip: '1' }] });
}

/** A legal body in which each character of its hosts is written as an escape. */
function escaped(most: number): string {
  const written = (text: string) => text.replaceAll(/./g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`);
  const listed = full(most / 6).hosts.map(({ name, ip }) => `{"name":"${written(name)}","ip":"${written(ip)}"}`);
  return `${known},"hosts":[${listed}]}`;
}

/** A chunk of one byte takes six on the wire, so a tenth of the limit is enough to see the cost. */
const inChunks = (most: number, chunk: string) => chunk.repeat(Math.floor(most / 10));
const chunked = (name: string, chunk: string): WorstBody => ({
  name,
  of: 'a body in small pieces',
  make: (most, _, serial) =>
    Buffer.concat([
      head('POST', connectionsOf(`p${serial % 2_000}`), [
        ['Content-Type', 'application/json'],
        ['Transfer-Encoding', 'chunked'],
      ]),
      Buffer.from(`${inChunks(most, chunk)}0\r\n\r\n`),
    ]),
});

/** Bodies sent in many pieces, and bodies that need not be read. */
export const pieces: readonly WorstBody[] = [
  chunked('chunks of one byte', '1\r\n \r\n'),
  chunked('chunks of two bytes with a long length', '000000002\r\n  \r\n'),
  {
    name: 'a body with another media type',
    of: 'a body that is not read',
    make: (most, _, serial) =>
      send('POST', connectionsOf(`p${serial % 2_000}`), Buffer.alloc(most - 1, ' '), [['Content-Encoding', 'gzip']]),
  },
  {
    name: 'a body where there is no operation',
    of: 'a body that is not read',
    make: (most) => send('POST', '/v2.0/none', Buffer.alloc(most - 1, ' ')),
  },
  {
    name: 'a body of a list',
    of: 'a body that is not read',
    make: (most) => send('GET', connectionsOf('empty'), Buffer.alloc(most - 1, ' ')),
  },
];
