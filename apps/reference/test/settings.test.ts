import { readFile } from 'node:fs/promises';
import { flagsTable, helpRow, typedAs, UsageError } from '@dli-connections/command';
import { describe, expect, it } from 'vitest';
import { exportFlags } from '../src/commands/export.ts';
import { importFlags } from '../src/commands/import.ts';
import { commandNames } from '../src/commands/names.ts';
import { placeOf } from '../src/data.ts';
import { readReferenceSettings, referenceHelp, settingsTable } from '../src/settings.ts';

const defaults = {
  port: 4020,
  host: '127.0.0.1',
  data: '.dli/reference.sqlite',
  peeringMs: 0,
  statementTimeoutMs: 5_000,
  maxConnections: 10,
  duplicateNames: false,
  cors: undefined,
  log: 'json',
  reset: false,
  hideAccessKeys: false,
  maxSockets: 1_000,
  maxBodyMemory: 256 * 1024 * 1024,
};

describe('settings', () => {
  it('take flags before variables before defaults, and ignore an empty variable', () => {
    expect(readReferenceSettings([], { DLI_REFERENCE_PORT: '' })).toEqual(defaults);
    const env = {
      DLI_REFERENCE_PORT: '1',
      DLI_REFERENCE_HOST: '::1',
      DLI_REFERENCE_DATA: 'd',
      DLI_PEERING_MS: '5',
      DLI_DATABASE_TIMEOUT_MS: '900',
      DLI_DATABASE_CONNECTIONS: '3',
      DLI_REFERENCE_LOG: 'off',
      DLI_SCENARIO: 'package.json',
      DLI_CREDENTIALS: 'README.md',
    };
    const given = {
      port: 1,
      host: '::1',
      data: 'd',
      peeringMs: 5,
      statementTimeoutMs: 900,
      maxConnections: 3,
      scenario: 'package.json',
      credentials: 'README.md',
      log: 'off',
    };
    expect(readReferenceSettings([], env)).toEqual({ ...defaults, ...given });
    const args = [
      '--port',
      '2',
      '--host=h',
      '--memory',
      '--peering-ms',
      '6',
      '--log',
      'json',
      '--scenario',
      'README.md',
      '--duplicate-names',
      '--cors',
      'http://127.0.0.1:4000',
      '--hide-access-keys',
      '--max-sockets=5',
      '--max-body-memory=12',
    ];
    const expected = {
      port: 2,
      host: 'h',
      data: ':memory:',
      peeringMs: 6,
      scenario: 'README.md',
      duplicateNames: true,
      cors: 'http://127.0.0.1:4000',
      log: 'json',
      hideAccessKeys: true,
      maxSockets: 5,
      maxBodyMemory: 12_582_912,
      reset: false,
    };
    expect(readReferenceSettings(args, env)).toEqual({ ...given, ...expected });
    const DATABASE_URL = 'postgres://h/d';
    expect(readReferenceSettings([], { ...env, DATABASE_URL })).toMatchObject({ data: DATABASE_URL });
    expect(readReferenceSettings(['--data', 'e'], { DATABASE_URL })).toMatchObject({ data: 'e' });
    expect(readReferenceSettings(['--memory'], { DATABASE_URL })).toMatchObject({ data: ':memory:' });
  });

  it.each([
    [['--port', '70000'], '--port must be a port from 0 to 65535, not "70000"'],
    [['--port', ''], '--port needs a value'],
    [['--port', '0x10'], '--port must be a port from 0 to 65535, not "0x10"'],
    [['--peering-ms', '1.5'], '--peering-ms must be a whole number from 0 to 2147483647, not "1.5"'],
    [['--log', 'a\nb'], '--log must be text, json or off, not "a\\nb"'],
    [
      ['--cors', 'http://a.test/'],
      '--cors must be an origin as browsers send it, such as http://127.0.0.1:4000, or *, not "http://a.test/"',
    ],
    [
      ['--cors', 'https://*.a.test'],
      '--cors must be an origin as browsers send it, such as http://127.0.0.1:4000, or *, not "https://*.a.test"',
    ],
    [['--data', ''], '--data needs a value'],
    [['--credentials', ''], '--credentials needs a value'],
    [['--database='], '--database needs a value'],
    [
      ['--data', 'file:d'],
      '--data must be a path of at most 480 bytes, whose name has room for 13 more, and no file: address, not "file:d"',
    ],
    // The bytes count, not the characters.
    ...['é'.repeat(122), `new/folder/../${'x'.repeat(243)}`, `${'d/'.repeat(240)}data`].map(
      (path): [string[], string] => [
        ['--data', path],
        `--data must be a path of at most 480 bytes, whose name has room for 13 more, and no file: address, not "${path}"`,
      ],
    ),
    [['--port', '1', '--port', '2'], '--port is given more than once'],
    [
      ['--reset', '--credentials', 'package.json'],
      '--reset and --credentials exclude each other: a reset checks no credentials',
    ],
    [['--hide-access-keys'], '--hide-access-keys needs --credentials: without that file any access key is accepted'],
    [['--memory', '--data', 'd'], '--data and --memory exclude each other'],
    [['--memory', '--database', 'postgres://h/d'], '--database and --memory exclude each other'],
    [['--data', 'd', '--database', 'postgres://h/d'], '--data and --database exclude each other'],
    [['--no-such'], 'there is no option --no-such; --help lists the options'],
    [['word'], 'there is no command "word"; there are export, import, check, backup, forget, distribute, hash-token'],
    [['--memory', 'check'], `a command comes first: ${typedAs('dli-reference')} check`],
    [['--port', '--memory'], '--port needs a value'],
  ])('%j are refused in one line', (args, message) => {
    expect(() => readReferenceSettings(args, {})).toThrow(expect.objectContaining({ message }));
  });

  it('name the variable if that is wrong', () => {
    expect(() => readReferenceSettings([], { DLI_PEERING_MS: '-1' })).toThrow(/^DLI_PEERING_MS must be .* "-1"$/);
  });

  it('report a line for each mistake', () => {
    expect(() => readReferenceSettings(['--memory=1', '--port'], { DLI_RESET: 'x' })).toThrow(
      new UsageError([
        '--memory takes no value',
        '--port needs a value',
        'DLI_RESET must be 1, true, 0 or false, not "x"',
      ]),
    );
  });

  it('are in the README as in --help', async () => {
    const page = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    for (const table of [settingsTable(), ...[exportFlags, importFlags].map((rows) => flagsTable([...rows, helpRow]))])
      expect(page).toContain(`\n${table}\n`);
    for (const command of Object.keys(commandNames)) expect(referenceHelp()).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const command of Object.keys(commandNames)) expect(page).toMatch(new RegExp(`\\b${command}\\b`));
  });
});

it('a database is named without its user and password, also one behind a socket', () => {
  expect(placeOf('postgres://dli:secret@db:5433/dli')).toBe('PostgreSQL at db:5433/dli');
  expect(placeOf('postgres://dli:secret@a:1,b:2/dli?x=y')).toBe('PostgreSQL at a:1,b:2/dli');
  expect(placeOf('postgres://dli@/postgres?host=%2Frun%2Fpg&options=x')).toBe('PostgreSQL at /run/pg/postgres');
});
