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
  of: 'what is legal',
  make: (most, _, serial) => create(`p${serial % 2_000}`, full(most)),
};

const body = (name: string, of: string, text: (most: number) => string | Buffer): WorstBody => ({
  name,
  of,
  make: (most, _, serial) => create(`p${serial % 2_000}`, Buffer.from(text(most) as string)),
});
const filled = (start: string, unit: (at: number) => string, end: string) => (most: number) =>
  start + fill(most - start.length - end.length, unit, ',') + end;
const repeated = (start: string, unit: string, end: string) => (most: number) =>
  start + unit.repeat(Math.floor((most - start.length - end.length) / unit.length)) + end;

const form = 'a legal body in another form';
const names = 'names that are gathered before the rules are asked';
const parts = 'values that are made before the rules are asked';
const depth = 'depth that is found out by going down';
const text = 'a text that is looked through before its length is judged';
const escapes = 'a slower way that one escape opens for the whole body';
const end = 'a fault at the end';

/** Bodies sent in one piece. */
export const bodies: readonly WorstBody[] = [
  body('a legal one, pretty-printed', form, (most) => JSON.stringify(full(most / 2), null, 2)),
  body('a legal one, padded', form, (most) => JSON.stringify(full(most)).padEnd(most)),
  body('a legal one, all of it escaped', form, escaped),
  body('a legal one, its names in another order', form, (most) =>
    JSON.stringify({ hosts: full(most).hosts, ...least }),
  ),
  body('a legal one of empty hosts', form, () => JSON.stringify({ ...least, hosts: Array(all).fill({}) })),
  body(
    'distinct names',
    names,
    filled('{', (at) => `"${at.toString(36)}":1`, '}'),
  ),
  body(
    'distinct names in a host',
    names,
    filled(`${known},"hosts":[{`, (at) => `"${at.toString(36)}":1`, '}]}'),
  ),
  body(
    'names that are numbers',
    names,
    filled('{', (at) => `"${at * 4_099}":1`, '}'),
  ),
  body(
    'distinct names with escapes',
    names,
    filled('{', (at) => `"\\u0061${at.toString(36)}":1`, '}'),
  ),
  body(
    'one name, over and over',
    names,
    filled('{', () => '"a":1', '}'),
  ),
  body(
    'long names',
    names,
    filled('{', (at) => `"${at.toString(36).padStart(100_000, 'n')}":1`, '}'),
  ),
  body(
    'objects with one name each',
    names,
    filled(`${known},"hosts":[`, () => '{"a":1}', ']}'),
  ),
  body(
    'objects with one name each, all different',
    names,
    filled(`${known},"hosts":[`, (at) => `{"${at.toString(36)}":1}`, ']}'),
  ),
  body('arrays inside each other', depth, (most) => '['.repeat(most / 2) + ']'.repeat(most / 2)),
  body('unclosed arrays', depth, repeated('', '[', '')),
  body('objects inside each other', depth, (most) => `${'{"a":'.repeat(most / 6)}1${'}'.repeat(most / 6)}`),
  body(
    'arrays inside each other in a host',
    depth,
    (most) => `${known},"hosts":[${'['.repeat(most / 2 - 100)}${']'.repeat(most / 2 - 100)}]}`,
  ),
  body(
    'small arrays',
    parts,
    filled('[', () => '[]', ']'),
  ),
  body(
    'small objects',
    parts,
    filled('[', () => '{}', ']'),
  ),
  body(
    'small objects as hosts',
    parts,
    filled(`${known},"hosts":[`, () => '{}', ']}'),
  ),
  body(
    'small texts',
    parts,
    filled('[', (at) => `"${at.toString(36)}"`, ']'),
  ),
  body(
    'small numbers',
    parts,
    filled('[', () => '0', ']'),
  ),
  body(
    'numbers that are not integers',
    parts,
    filled('[', () => '1e-9', ']'),
  ),
  body(
    'numbers with many digits',
    parts,
    filled('[', () => '9'.repeat(300), ']'),
  ),
  body('one number', text, repeated('', '9', '')),
  body('one text', text, repeated(`{"name":"`, 'a', '"}')),
  body('one text of two bytes each', text, repeated(`{"name":"`, 'ä', '"}')),
  body('one text of four bytes each', text, repeated(`{"name":"`, '😀', '"}')),
  body('one text of escapes', text, repeated(`{"name":"`, '\\u0061', '"}')),
  body('one text of quotes', text, repeated(`{"name":"`, '\\"', '"}')),
  body('one text of backslashes', text, repeated(`{"name":"`, '\\\\', '"}')),
  body('one name', text, repeated('{"', 'a', '":1}')),
  body('one long key of a tag', text, repeated(`${known},"tags":[{"value":"","key":"`, 'a ', '"}]}')),
  body('one long address', text, repeated(`${known},"hosts":[{"ip":"`, '1.', '"}]}')),
  body('long names of queues', text, (most) =>
    JSON.stringify({ ...least, queues: Array(1_000).fill('q'.repeat(most / 1_100)) }),
  ),
  body(
    'small numbers beside a surrogate pair',
    escapes,
    filled('["\\ud83d\\ude00",', () => '0', ']'),
  ),
  body(
    'small texts beside a surrogate pair',
    escapes,
    filled('["\\ud83d\\ude00",', () => '""', ']'),
  ),
  body(
    'small objects beside a surrogate pair',
    escapes,
    filled('["\\ud83d\\ude00",', () => '{}', ']'),
  ),
  body('a legal one beside a surrogate pair', escapes, (most) =>
    JSON.stringify({ ...full(most), tags: [{ key: 'k', value: '\u{20bb7}' }] }).replace('\u{20bb7}', '\\ud842\\udfb7'),
  ),
  body(
    'distinct names beside a surrogate pair',
    escapes,
    filled('{"a":"\\ud83d\\ude00",', (at) => `"${at.toString(36)}":1`, '}'),
  ),
  body(
    'half a surrogate pair at the end',
    escapes,
    filled('[', () => '0', ',"\\ud83d"]'),
  ),
  body('white space', parts, repeated('', ' ', '')),
  body(
    'no end',
    end,
    filled('[', () => '{}', ''),
  ),
  body('no UTF-8', end, (most) => Buffer.concat([Buffer.alloc(most - 10, '"'), Buffer.from([0xff])])),
  body(
    'a name twice at the end',
    end,
    filled('{"a":[', () => '""', '],"b":1,"b":1}'),
  ),
  body('a legal one, but for its last host', end, (most) => {
    const value = full(most);
    return JSON.stringify({ ...value, hosts: [...value.hosts.slice(1), { ip: '1' }] });
  }),
  body('hosts that all break two rules', end, (most) =>
    JSON.stringify({ ...least, hosts: Array(Math.min(all, Math.floor(most / 20))).fill({ name: '', ip: '' }) }),
  ),
];

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
