import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { JsonText, openPostgresStore, openSqliteStore, type Saved, type Store } from '@dli-connections/handler';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../src/commands/index.ts';
import { startReference } from '../src/index.ts';
import { writeState } from '../src/state/format.ts';
import { readState } from '../src/state/read.ts';
import { main } from './run.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'dli-state-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A connection with every optional part; every third has fewer parts, or is deleted. */
function connectionOf(at: number): Saved {
  const gone = at % 3 === 1;
  const some = <Item>(...items: Item[]) => (at % 3 === 0 ? items : []);
  return {
    project_id: 'p1',
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: at % 3 === 2 ? 'twice' : `n${at}`,
    unique_name: at % 3 !== 2,
    dest_vpc_id: 'v "quoted" \\ é 😀',
    dest_network_id: 'n',
    routetable_id: at % 2 ? null : 'r',
    create_time: 1_566_888_011_125 + Math.floor(at / 5),
    delete_time: gone ? 1_566_888_099_999 : null,
    hosts: JsonText.of([{ name: 'h', ip: '10.0.0.1' }, { ip: '10.0.0.2' }, { name: 'i' }, {}]),
    tags: some({ key: 'a b', value: '' }, { key: 'k', value: 'v' }),
    peerings: some(
      { kind: 'queue' as const, name: 'q', peer_id: 'x', bind_time: 5, ready_time: 6, failure: null },
      { kind: 'pool' as const, name: 'q', peer_id: 'y', bind_time: 7, ready_time: 9, failure: 'no "subnet"' },
    ),
    routes: some({ name: 'r', cidr: '10.0.0.0/8', create_time: 3 }),
    grants: some({ grantee: 'p2' }),
  };
}

async function* piecesOf(count: number) {
  for (let at = 0; at < count; at++) yield [connectionOf(at)];
}

async function textIn(store: Store, project_id = 'p1'): Promise<string> {
  let text = '';
  await writeState(store, project_id, async (more) => {
    text += more;
  });
  return text;
}

async function openStores(): Promise<Store[]> {
  const opened = [openSqliteStore(':memory:'), ...(postgres ? [await openPostgresStore(await createPlace())] : [])];
  for (const store of opened) onTestFinished(() => store.close());
  return opened;
}

test.each([0, 1, 250])(
  'an export of %i connections is imported and exported again byte for byte, by every store',
  async (count) => {
    const file = join(folder(), 'state.json');
    const from = openSqliteStore(':memory:');
    await from.load('p1', piecesOf(count), false);
    const text = await textIn(from);
    expect(JSON.parse(text)).toMatchObject({ version: 1, project_id: 'p1', connections: { length: count } });
    expect(text.split('\n')).toHaveLength(count + 3);
    writeFileSync(file, text);
    for (const store of await openStores()) {
      expect(await readState(store, file)).toEqual({ project_id: 'p1', count });
      expect(await textIn(store)).toBe(text);
      expect(await readState(store, file, { replace: true })).toEqual({ project_id: 'p1', count });
      expect(await textIn(store)).toBe(text);
      expect(await readState(store, file, { project_id: 'p3' })).toEqual({ project_id: 'p3', count });
      expect(await textIn(store, 'p3')).toBe(text.replace('"p1"', '"p3"'));
      if (count > 0) expect(await readState(store, file)).toEqual({ project_id: 'p1', count: undefined });
    }
  },
);

const head = '{"format":"dli-connections state","version":1,"project_id":"p1","connections":[';
const line = (more: object = {}) => {
  const { project_id: _, hosts, ...rest } = connectionOf(0);
  return JSON.stringify({ ...rest, hosts: hosts.read(), ...more });
};

test.each<[string, string[]]>([
  ['1: is not the first line of a state: it must be JSON; export writes one that ends with', ['']],
  ['1: is not the first line of a state: it must be JSON', [`${head}${line()}]}`]],
  ['1: is not the first line of a state: it must not have "version" twice', [head.replace('{', '{"version":1,')]],
  [
    '1: is not the first line of a state: it must not have "project_id" twice',
    [head.replace('{', '{"project_id":"b",')],
  ],
  [
    '1: was written by a newer version of this program; use that one',
    [head.replace(':1,', ':2,"more":[],'), line(), ']}'],
  ],
  ['1: state.version must be 1', [head.replace(':1,', ':0,'), ']}']],
  ['1: state.format must be dli-connections state', [head.replace('state', 'stats'), ']}']],
  ['1: state.project_id must match the pattern', [head.replace('p1', 'p-1'), ']}']],
  ['2: is not the JSON of one connection: ', [head, line().slice(0, 50), ']}']],
  ['2: connections[0].hosts[0].ip must be a string', [head, line({ hosts: [{ ip: 1 }] }), ']}']],
  [
    '2: connections[0].routes[0].network is not a known property',
    [head, line({ routes: connectionOf(0).routes.map((each) => ({ ...each, network: 'v4:0' })) }), ']}'],
  ],
  ['3: connections[1].name must match the pattern', [head, `${line()},`, line({ name: 'a b' }), ']}']],
  ['2: is not the JSON of one connection: it must not hold NUL', [head, line({ dest_vpc_id: '\0' }), ']}']],
  ['2: connections[0].create_time must be an integer', [head, line({ create_time: 1.5 }), ']}']],
  [
    '3: connections[1].create_time is before that of the line before',
    [head, `${line({ create_time: 5 })},`, line({ id: connectionOf(1).id, name: 'm', create_time: 4 }), ']}'],
  ],
  [
    '2: connections[0].tags[1] is there already',
    [head, line({ tags: ['v', 'w'].map((value) => ({ key: 'k', value })) }), ']}'],
  ],
  [
    '2: connections[0].routes[1] has a range that is there already',
    [
      head,
      line({
        routes: ['10.0.0.0/8', '10.1.0.0/8'].map((cidr) => ({
          name: cidr.slice(0, 2) + cidr[3],
          cidr,
          create_time: 1,
        })),
      }),
      ']}',
    ],
  ],
  ['2: connections[0].grants names the project itself', [head, line({ grants: [{ grantee: 'p1' }] }), ']}']],
  ['3: another connection has its id, or its name while both exist', [head, `${line()},`, line({ name: 'm' }), ']}']],
  [
    '3: another connection has its id, or its name while both exist',
    [head, `${line()},`, line({ id: connectionOf(1).id }), ']}'],
  ],
  [
    '2: must end with a comma: another connection follows',
    [head, line(), line({ id: connectionOf(1).id, name: 'm' }), ']}'],
  ],
  ['2: the last connection must not have a comma after it', [head, `${line()},`, ']}']],
  ['2: ends before it is complete: the last line must be ]}', [head, line()]],
  ['3: there is something after the end', [head, ']}', ']}']],
])('refused in one line, and nothing kept: %s', async (message, lines) => {
  const file = join(folder(), 'state.json');
  writeFileSync(file, lines.join('\n'));
  const store = openSqliteStore(':memory:');
  const failure = await readState(store, file).then(
    () => 'read',
    (error: Error) => error.message,
  );
  expect(failure.startsWith(`${file}:${message}`), failure).toBe(true);
  expect(failure).not.toContain('\n');
  expect(await store.count('p1', {})).toBe(0);
});

test('bytes that are not UTF-8, and missing files, are refused in one line', async () => {
  const file = join(folder(), 'state.json');
  const store = openSqliteStore(':memory:');
  writeFileSync(file, Buffer.concat([Buffer.from(`${head}\n`), Buffer.from([0xff])]));
  await expect(readState(store, file)).rejects.toThrow(`${file}:2: is not UTF-8`);
  await expect(readState(store, `${file}.no`)).rejects.toThrow(`${file}.no does not exist`);
});

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [main, ...args], { env: {} }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

test('the commands write a file, read it into other data, and refuse to overwrite', async () => {
  const place = folder();
  const at = (name: string) => join(place, name);
  const store = openSqliteStore(at('a.sqlite'));
  await store.load('p1', piecesOf(3), false);
  const text = await textIn(store);
  await store.close();
  const exported = await run('export', '--project-id', 'p1', '--data', at('a.sqlite'), '--out', at('a.json'));
  expect(exported).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(at('a.json'), 'utf8')).toBe(text);
  expect(await run('import', at('a.json'), '--data', at('b.sqlite'))).toMatchObject({ code: 0 });
  expect(await run('export', '--project-id', 'p1', '--data', at('b.sqlite'))).toMatchObject({ code: 0, stdout: text });

  const again = await run('import', at('a.json'), '--data', at('b.sqlite'));
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^dli-reference: project p1 has connections in .+ already; --replace .+\n$/),
  });
  await commands.import([at('a.json'), '--data', at('b.sqlite'), '--replace'], {});
  const refused: ['export' | 'import', ...string[]][] = [
    ['export'],
    ['export', '--project-id', 'p-1'],
    ['export', '--project-id', 'p1', '--data', at('no.sqlite')],
    ['export', '--project-id', 'p1', '--data', at('b.sqlite'), '--out', at('no/state.json')],
    ['import'],
    ['import', at('a.json'), '--memory'],
    ['import', at('no.json'), '--data', at('b.sqlite')],
  ];
  for (const [command, ...args] of refused)
    await expect(commands[command](args, {}), args.join(' ')).rejects.toThrow(/^.+$/);
  expect(readdirSync(place).filter((name) => /partial|no/.test(name))).toEqual([]);
});

test('a server loads its seed into an empty project, and keeps existing data', async () => {
  const place = folder();
  const [seed, data] = [join(place, 'seed.json'), join(place, 'data.sqlite')];
  writeFileSync(seed, [head, line(), ']}'].join('\n'));
  const url = '/v2.0/p1/datasource/enhanced-connections';
  const headers = { 'x-auth-token': 't' };
  for (const expected of ['ACTIVE', 'DELETED']) {
    const server = await startReference({ port: 0, host: '127.0.0.1', data, seed });
    const answer = await fetch(server.url + url, { headers });
    const { connections }: { connections: { id: string; status: string }[] } = await answer.json();
    expect(connections.map(({ status }) => status)).toEqual([expected]);
    await fetch(`${server.url}${url}/${connections[0]?.id}`, { method: 'DELETE', headers });
    await server.close();
  }
  writeFileSync(seed, head);
  await expect(startReference({ port: 0, host: '127.0.0.1', data: ':memory:', seed })).rejects.toThrow(
    `${seed}:1: ends before`,
  );
});
