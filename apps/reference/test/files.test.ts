/** Scenario and credentials files: their content, and the errors of invalid ones. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCredentials, readScenario } from '../src/files.ts';

const example = (name: string) => fileURLToPath(new URL(`../examples/${name}`, import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function refusal(read: (file: string) => Promise<unknown>, content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'f.yaml');
  await writeFile(file, content);
  const error = await read(file).then(
    () => undefined,
    (error: Error) => error,
  );
  return String(error?.message).replace(file, 'f.yaml');
}

test('the examples are read', async () => {
  expect(await readScenario(example('scenario.yaml'))).toMatchObject({
    queues: [{ name: 'q1', cidr: '172.16.0.0/24' }, { name: 'slow', peering_ms: 60_000 }, { name: 'unauthorized' }],
    throttling: { requests: 600, seconds: 60 },
  });
  expect(await readCredentials(example('credentials.yaml'))).toMatchObject({
    access_keys: [{ access_key: 'AKALPHA', secret_key: 'secret-of-alpha', projects: ['alpha'] }],
  });
});

test('an empty file sets nothing', async () => {
  expect(await refusal(readScenario, '{}')).toBe('undefined');
});

test.each<[string, (text: string) => string | Uint8Array]>([
  ['UTF-8 with a byte order mark', (text) => `\ufeff${text}`],
  ['UTF-16, little end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a byte order mark', (text) => Buffer.from(text, 'utf16le')],
  ['big UTF-16 without a byte order mark', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['lines that end in CR LF', (text) => text.replaceAll('\n', '\r\n')],
  ['lines that end in CR', (text) => text.replaceAll('\n', '\r')],
  ['one line', (text) => text.replaceAll('\n', ' ')],
  ['a very long line', (text) => text.replaceAll('\n', ' '.repeat(10_000))],
  ['escapes', (text) => text.replaceAll('q', '\\u0071').replace('é😀', '\\u00e9\\ud83d\\ude00')],
])('JSON in %s is read', async (_, encoded) => {
  const file = join(folder, 'encoded.json');
  const scenario = { queues: [{ name: 'q1', fails: 'é😀' }], vpcs: [] };
  await writeFile(file, encoded(JSON.stringify(scenario, null, 1)));
  expect(await readScenario(file)).toEqual(scenario);
});

test.each([
  ['Latin-1', Buffer.from('queues: [{ name: q1, fails: \xe9 }]', 'latin1')],
  ['an overlong sequence', Buffer.from('queues: [] # \xc0\xaf', 'latin1')],
  ['half a surrogate pair', Buffer.from('\ufeffqueues: [] # \ud83d', 'utf16le')],
])('%s is refused', async (_, content) => {
  expect(await refusal(readScenario, content)).toBe('f.yaml: is neither UTF-8 nor UTF-16');
});

/** Aliases that multiply to thousands of items. */
const bomb = `a: &a [${'x,'.repeat(20)}]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nqueues: *c`;

test.each<[string, string]>([
  [
    'queues: [{ name: q1, cidr: 10.0.0.0 }]',
    'f.yaml:1:28: scenario.queues[0].cidr must have the format cidr (it is a string of 8 characters)',
  ],
  [
    'queues: [{ name: q1, cidr: 10.0.0.0/33 }]',
    'f.yaml:1:28: scenario.queues[0].cidr must have the format cidr (it is a string of 11 characters)',
  ],
  ['queues:\n  - name: q1\n    cird: 10.0.0.0/8', 'f.yaml:2:5: scenario.queues[0].cird is not a known property'],
  ['queues:\n  - cidr: 10.0.0.0/8', 'f.yaml:2:5: scenario.queues[0].name is required'],
  ['queues:\n  - name: q1\n  - name: Q1', 'f.yaml:3:5: scenario.queues[1] is there already'],
  [
    'vpcs:\n  - id: v\n    subnets: [{ id: a }, { id: a }]',
    'f.yaml:3:26: scenario.vpcs[0].subnets[1] is there already',
  ],
  ['queues: q1', 'f.yaml:1:9: scenario.queues must be an array (it is a string of 2 characters)'],
  ...['\\0', '\\ud83d'].map((text): [string, string] => [
    `queues: [{ name: q1, fails: "${text}" }]`,
    'f.yaml:1:29: scenario.queues[0].fails must match the pattern ^[^\\u0000\\ud800-\\udfff]*$ (it is a string of 1 character)',
  ]),
  ['throttling: { requests: -1 }', 'f.yaml:1:25: scenario.throttling.requests must be >= 0 (it is a number)'],
  [
    'soft_failures:\n  - operation: showEnhancedConnection\n    message: x',
    expect.stringMatching(/^f\.yaml:2:16: scenario\.soft_failures\[0\]\.operation must be one of create/),
  ],
  [
    'soft_failures: [{ operation: deleteEnhancedConnection, queue: q, message: x }]', // names no queue
    expect.stringMatching(/^f\.yaml:1:30: scenario\.soft_failures\[0\]\.operation must be one of create[^;]*$/),
  ],
  ['', 'f.yaml:1:1: scenario must be an object (it is null)'],
  ['queues: [', expect.stringMatching(/^f\.yaml:1:10: not YAML: /)],
  [bomb, expect.stringMatching(/^f\.yaml: not YAML: Excessive alias count/)],
  ['queues: []\nqueues: []', expect.stringMatching(/^f\.yaml:2:1: not YAML: Map keys must be unique/)],
])('the scenario %j is refused in one line', async (text, message) => {
  expect(await refusal(readScenario, text)).toEqual(message);
});

test.each<[string, string]>([
  [
    'tokens: [{ token: s3cret, projects: [] }]',
    'f.yaml:1:37: credentials.tokens[0].projects must have at least 1 item (it is an array of 0 items)',
  ],
  [
    'tokens: [{ token: "s3 cret", projects: [p] }]',
    'f.yaml:1:19: credentials.tokens[0].token must match the pattern ^(?!(?:sha|SHA)-?\\d+:)[!-~]+$|^sha256:[0-9a-f]{64}$ (it is a string of 7 characters)',
  ],
  ['access_keys: [{ access_key: a, projects: [p] }]', 'f.yaml:1:15: credentials.access_keys[0].secret_key is required'],
  [
    'tokens: [{ token: sha256:s3cret, projects: [p] }]',
    'f.yaml:1:19: credentials.tokens[0].token must match the pattern ^(?!(?:sha|SHA)-?\\d+:)[!-~]+$|^sha256:[0-9a-f]{64}$ (it is a string of 13 characters)',
  ],
  [
    'tokens: [{ token: a, name: n, projects: [p] }, { token: b, name: n, projects: [q] }]',
    'f.yaml:1:66: credentials.tokens[1].name is there already',
  ],
  [
    'tokens: [{ token: a, projects: [p] }, { token: a, projects: [q] }]',
    'f.yaml:1:39: credentials.tokens[1] is there already: name all of its projects in one place',
  ],
  [
    `tokens: [{ token: a, projects: [p] }, { token: "sha256:${createHash('sha256').update('a').digest('hex')}", projects: [q] }]`,
    'f.yaml:1:39: credentials.tokens[1] is there already: name all of its projects in one place',
  ],
  [
    'tokens: [{ token: a, name: k, projects: [p] }]\naccess_keys: [{ access_key: k, secret_key: s3, projects: [p] }]',
    'f.yaml:1:28: credentials.tokens[0].name is also an access key: each caller needs a name of its own in the log',
  ],
  [
    'tokens: [{ token: s3cret, name: s3cret, projects: [p] }]',
    'f.yaml:1:33: credentials.tokens[0].name is a token or a secret key, and the log shows it',
  ],
  [
    `tokens: [{ token: "sha256:${createHash('sha256').update('s3cret').digest('hex')}", name: s3cret, projects: [p] }]`,
    'f.yaml:1:100: credentials.tokens[0].name is a token or a secret key, and the log shows it',
  ],
  [
    'access_keys: [{ access_key: s3cret, secret_key: s3cret, projects: [p] }]',
    'f.yaml:1:29: credentials.access_keys[0].access_key is a token or a secret key, and the log shows it',
  ],
  [
    'tokens: [{ token: s3cret, projects: [p] }]\naccess_keys: [{ access_key: s3cret, secret_key: s3, projects: [p] }]',
    'f.yaml:2:29: credentials.access_keys[0].access_key is a token or a secret key, and the log shows it',
  ],
  [
    'tokens: [{ token: SHA-256:s3cret, projects: [p] }]',
    'f.yaml:1:19: credentials.tokens[0].token must match the pattern ^(?!(?:sha|SHA)-?\\d+:)[!-~]+$|^sha256:[0-9a-f]{64}$ (it is a string of 14 characters)',
  ],
  [
    'tokens: [{ token:s3cret, projects: [p] }]',
    'f.yaml:1:10: credentials.tokens[0].token is required; credentials.tokens[0] has a property that is not known here (it is an object)',
  ],
  ['tokens: [{ token: *s3cret }]', 'f.yaml: not YAML: Unresolved alias (the anchor must be set before the alias)'],
  ['tokens:\n  - token: |s3cret', 'f.yaml:2:13: not YAML: Block scalar header includes extra characters'],
])('the credentials %j are refused without a word of a secret', async (text, message) => {
  const actual = await refusal(readCredentials, text);
  expect(actual).toBe(message);
  expect(actual).not.toMatch(/s3/);
});

test('a missing file is named', async () => {
  await expect(readScenario('no-such.yaml')).rejects.toThrow('the scenario file no-such.yaml does not exist');
});

test.each([
  ['scenario', readScenario],
  ['credentials', readCredentials],
])('a %s file that is too large is not parsed', async (name, read: (file: string) => Promise<unknown>) => {
  const file = (kib: number) => `{} #${' '.repeat(kib * 1024 - 4)}`;
  expect(await refusal(read, file(512))).toBe('undefined');
  expect(await refusal(read, `${file(512)} `)).toBe(`the ${name} file f.yaml is larger than 512 KiB`);
});
