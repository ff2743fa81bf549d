/** Each option: its values, and the message about each kind of mistake. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typedAs, UsageError } from '@dli-connections/command';
import { afterAll, expect, test } from 'vitest';
import { rows } from '../src/cli/flags.ts';
import { runProgram } from '../src/cli/program.ts';
import { type KitSettings, readKitSettings } from '../src/cli/settings.ts';

const url = 'http://h:1';

test('settings come from flags, then from the environment', () => {
  const settings = readKitSettings(['--target', url, '--token', 'flag'], { DLI_TOKEN: 'variable', DLI_ACCESS_KEY: '' });
  expect(settings).toMatchObject({ target: url, token: 'flag', accessKey: undefined, seed: 1 });
  const more = ['http://h:1/base/', '--only', 'a', '--only', 'b', '--failing-queue', 'Bad'];
  expect(readKitSettings(more, {})).toMatchObject({
    target: 'http://h:1/base',
    only: ['a', 'b'],
    failing: { failingQueue: 'bad' },
  });
});

test.each(rows.flatMap((row) => ('fallback' in row ? [row.flag] : [])))('--%s refuses an empty value', (flag) => {
  const line = `--${flag} needs a value`;
  for (const args of [[`--${flag}=`], [`--${flag}`, '']])
    expect(() => readKitSettings([...(flag === 'target' ? [] : [url]), ...args], {})).toThrow(line);
});

const one = (...args: string[]) => [url, ...args];

test.each<[string[], string]>([
  [[], `the address of a server is missing: ${typedAs('dli-conformance')} http://host:port`],
  [['h:1'], '--target must be an address of the form http://host:port or http://host:port/base/path'],
  [['http://u:p@h:1'], '--target must be an address of the form http://host:port or http://host:port/base/path'],
  [['http://h:1?x=1'], '--target must be an address of the form http://host:port or http://host:port/base/path'],
  [one('--target', url), `unexpected argument "${url}"`],
  [one('--seed', '-1'), '--seed must be a whole number of at most nine digits, not "-1"'],
  [one('--seed', '1.5'), '--seed must be a whole number of at most nine digits, not "1.5"'],
  [one('--seed', '1000000000'), '--seed must be a whole number of at most nine digits, not "1000000000"'],
  [one('--project-id', 'a/b'), '--project-id must be an identifier of at most 64 letters and digits, not "a/b"'],
  [one('--token', 'ä'), '--token must be visible ASCII characters'],
  [one('--foreign-token', 'a b'), '--foreign-token must be visible ASCII characters'],
  [one('--token', 'x', '--foreign-token', 'x'), '--foreign-token must be another token than --token'],
  [one('--access-key', 'a'), '--access-key and --secret-key go together'],
  [one('--access-key', 'ä', '--secret-key', 'b'), '--access-key must be visible ASCII characters, not "ä"'],
  [
    one('--failing-queue', 'Default'),
    '--failing-queue must be at most 128 letters, digits and underscores, other than default, not "Default"',
  ],
  [one('--failing-pool', 'a-b'), '--failing-pool must be at most 128 letters, digits and underscores, not "a-b"'],
  [one('--bail', '--keep-going'), '--bail and --keep-going exclude each other'],
  [one('--report', 'a.txt'), '--report must be a file that ends in one of .json, .xml, .html, not "a.txt"'],
  [one('--report', 'a.json', '--report', './a.json'), '--report names a file twice'],
  [one('--client', 'a.mjs'), '--client and an address exclude each other'],
  [
    ['--client', 'a.mjs', '--token', 'x', '--bail'],
    '--client and --token exclude each other: a client is tested without a server\n--client and --bail exclude each other: a client is tested without a server',
  ],
])('%j is refused in a line for each mistake', (args, message) => {
  expect(() => readKitSettings(args, {})).toThrow(new UsageError(message.split('\n')));
});

const folder = mkdtempSync(join(tmpdir(), 'dli-kit-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string, text?: string) => {
  if (text !== undefined) writeFileSync(join(folder, name), text);
  return join(folder, name);
};
mkdirSync(at('folder.json'));
execFileSync('mkfifo', [at('pipe.json')]);
const entries = 'must be a list of entries with a case and a reason';

test.each<[string[], string]>([
  [one('--known-failing', at('none.yaml')), `--known-failing: ${at('none.yaml')} does not exist`],
  [one('--known-failing', folder), `--known-failing: ${folder} is a folder, not a file`],
  [one('--known-failing', at('pipe.json')), `--known-failing: ${at('pipe.json')} is not a plain file`],
  [one('--report', at('pipe.json')), `--report: ${at('pipe.json')} is not a plain file`],
  [['--client', at('pipe.json')], `--client: ${at('pipe.json')} is not a plain file`],
  [one('--known-failing', at('no.yaml', '{a')), `--known-failing: ${at('no.yaml')} is not YAML: `],
  ...['hello', 'cases: 5', ''].map((text, index): [string[], string] => {
    const file = at(`list-${index}.yaml`, text);
    return [one('--known-failing', file), `--known-failing: ${file} ${entries}`];
  }),
  [one('--known-failing', at('short.yaml', '- case: x')), `${entries}: entry 1 must have required property 'reason'`],
  [
    one('--known-failing', at('typo.yaml', '- { case: x, reason: y, maypass: true }')),
    `${entries}: entry 1, maypass must NOT have additional properties`,
  ],
  [
    one('--known-failing', at('unknown.yaml', '- { case: nothing/at-all, reason: y }')),
    `--known-failing: in ${at('unknown.yaml')} no case is called nothing/at-all; --list prints the names`,
  ],
  [one('--only', 'nothing*'), 'no case is called nothing*; --list prints the names'],
  [one('--report', at('folder.json')), `--report: ${at('folder.json')} is a folder, not a file`],
  [
    one('--report', at('short.yaml/in/a.json')),
    `--report: ${at('short.yaml/in/a.json')} cannot be written: ${at('short.yaml')} is not a folder`,
  ],
  [['--client', at('none.mjs')], `--client: ${at('none.mjs')} does not exist`],
  [['--client', folder], `--client: ${folder} is a folder, not a file`],
  [['--client', at('bad.mjs', 'export const')], `--client: ${at('bad.mjs')} cannot be loaded: `],
  [['--client', at('empty.mjs', '')], `--client: ${at('empty.mjs')} must export a function createClient`],
])('%j is refused before anything is asked', async (args, message) => {
  const settings = readKitSettings(args, {}) as KitSettings; // no --help among them
  await expect(runProgram(settings, () => {}, new AbortController().signal)).rejects.toThrow(message);
});

test('--client lists the cases of a client', async () => {
  const client = at('client.mjs', 'export const createClient = () => ({});');
  const lines: string[] = [];
  const settings = readKitSettings(['--client', client, '--list', '--only', 'reports/show*'], {}) as KitSettings; // no --help
  await runProgram(settings, (line) => void lines.push(line), new AbortController().signal);
  expect(lines).toContain('reports/showEnhancedConnection/id-missing');
  expect(lines.filter((line) => !line.startsWith('reports/show'))).toEqual([]);
});
