/** An import accepts only data that requests could have made. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@dli-connections/handler';
import { expect, onTestFinished, test } from 'vitest';
import { end, headOf, lineOf } from '../src/state/format.ts';
import { judgeState, readState } from '../src/state/read.ts';
import { connectionOf } from './connection.ts';

function fileOf(line: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dli-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state.json');
  writeFileSync(file, `${headOf('p1')}\n${line}\n${end}\n`);
  return file;
}

const text = lineOf(connectionOf(1));
/** The line with a member of another value; `path` leads to it. */
function lineWith(path: string, value: unknown): string {
  const line = JSON.parse(text);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  keys.reduce((object, key) => object[key], line)[last] = value;
  return JSON.stringify(line);
}
/** A deleted connection that still has one of the lists which a delete empties. */
function deletedWith(list: string): string {
  const line = { ...JSON.parse(text), delete_time: 9e14 };
  for (const name of ['peerings', 'routes', 'grants']) if (name !== list) line[name] = [];
  return JSON.stringify(line);
}
const many = (count: number, of: (at: number) => object) => Array.from({ length: count }, (_, at) => of(at));
const peering = (name: string, kind = 'queue') => ({
  kind,
  name,
  peer_id: 'x',
  bind_time: 5,
  ready_time: 6,
  failure: null,
});

const refused: [field: string, line: string][] = [
  ['"id" twice', text.replace('{', '{"id":"a",')],
  ['"key" twice', text.replace('"key"', '"key":"k","key"')],
  ['"n\\u0061me" twice'.replace('\\u0061', 'a'), text.replace('{', '{"n\\u0061me":"a",')],
  ['"ip" twice', text.replace('"ip"', '"ip":"10.0.0.2","ip"')],
  ...[-1, 1.5, 1e300, '1', null].map((time): [string, string] => ['create_time', lineWith('create_time', time)]),
  ...[-1, 0.5, 9e15, true].map((time): [string, string] => ['delete_time', lineWith('delete_time', time)]),
  ...['bind_time', 'ready_time'].map((name): [string, string] => [
    `peerings[0].${name}`,
    lineWith(`peerings.0.${name}`, -1),
  ]),
  ['delete_time is before its create_time', JSON.stringify({ ...JSON.parse(deletedWith('')), delete_time: 1_000 })],
  // White space of JavaScript, and not of JSON.
  ...['\ufeff', '\u00a0', '\u2028', '\v'].flatMap((space): [string, string][] => [
    ['character that is not JSON', space + text],
    ['character that is not JSON', text + space],
  ]),
  ['routes[0].create_time', lineWith('routes.0.create_time', -1)],
  ...['', ' ', 'x', 'a/b', '../a', 'x'.repeat(65), 1, null].map((id): [string, string] => ['id', lineWith('id', id)]),
  ...['', ' ', 'a\nb', 'x'.repeat(65)].map((id): [string, string] => [
    'peerings[0].peer_id',
    lineWith('peerings.0.peer_id', id),
  ]),
  ...['', 'a b', '-', 'é', 'x'.repeat(65)].map((name): [string, string] => ['name', lineWith('name', name)]),
  ['dest_vpc_id', lineWith('dest_vpc_id', '')],
  ['dest_network_id', lineWith('dest_network_id', '')],
  [
    'tags',
    lineWith(
      'tags',
      many(21, (at) => ({ key: `k${at}`, value: '' })),
    ),
  ],
  ['tags[0].key', lineWith('tags.0.key', '_sys_a')],
  ['tags[0].key', lineWith('tags.0.key', ' a')],
  ['tags[0].value', lineWith('tags.0.value', 'x'.repeat(256))],
  ['tags[0].value', lineWith('tags.0.value', '<')],
  [
    'hosts',
    lineWith(
      'hosts',
      many(20_001, () => ({ name: 'h', ip: '10.0.0.1' })),
    ),
  ],
  ['hosts[0].ip', lineWith('hosts.0.ip', '10.0.0.256')],
  ['hosts[0].name', lineWith('hosts.0.name', 'a b')],
  ['hosts[0].port', lineWith('hosts.0.port', 1)],
  ['peerings[0].name', lineWith('peerings', [peering('default')])],
  ['peerings[0].name', lineWith('peerings', [peering('Q1')])],
  ['peerings[0]', lineWith('peerings', [peering('a b')])],
  ['peerings[1] has a peer_id', lineWith('peerings', [peering('q1'), peering('q2', 'pool')])],
  ['peerings[0].kind', lineWith('peerings', [peering('q', 'vpc')])],
  ['routes[0].cidr', lineWith('routes.0.cidr', '10.0.0.0/33')],
  ['routes[0].name', lineWith('routes.0.name', 'a b')],
  ['grants', lineWith('grants', [{ grantee: 'p1' }])],
  ['grants[0].grantee', lineWith('grants.0.grantee', 'p-2')],
  ['peerings[0].ready_time', lineWith('peerings.0.bind_time', 9e14)],
  ...['peerings', 'routes', 'grants'].map((list): [string, string] => [list, deletedWith(list)]),
  ['status', lineWith('status', 'ACTIVE')],
];

test.each(refused)('refused with line and field: %s', async (field, line) => {
  const file = fileOf(line);
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const messages = await Promise.all(
    [judgeState(file), readState(store, file)].map((read) => read.then(String, (error: Error) => error.message)),
  );
  expect(messages[0]).toBe(messages[1]);
  expect(messages[0]?.startsWith(`${file}:2: `), messages[0]).toBe(true);
  expect(messages[0]).toContain(field);
  expect(messages[0]).not.toContain('\n');
  expect(await store.count('p1', {})).toBe(0);
});

test('a file that begins with a byte order mark is refused, as no export writes one', async () => {
  const file = fileOf(text);
  writeFileSync(file, `\ufeff${readFileSync(file, 'utf8')}`);
  await expect(judgeState(file)).rejects.toThrow(`${file}:1: begins or ends with a character that is not JSON`);
});

test('a deleted connection may have the time of its creation', async () => {
  const { create_time } = JSON.parse(text);
  await judgeState(fileOf(JSON.stringify({ ...JSON.parse(deletedWith('')), delete_time: create_time })));
});

test('a line that a request could have made is taken, with a colon in its texts and its members in any order', async () => {
  const { id, ...rest } = JSON.parse(lineWith('tags.0.value', 'a:b'));
  const file = fileOf(JSON.stringify({ ...rest, id }));
  const store = openSqliteStore(':memory:');
  expect(await readState(store, file)).toEqual({ project_id: 'p1', count: 1 });
  await store.close();
});
