/** The most common mistakes, with their messages. */
import { expect, test } from 'vitest';
import { created, input, rejectionOf } from '../test/client-of.ts';
import { createCoreClient } from './core.ts';
import { createDliClient, type DliClientOptions } from './index.ts';
import { createRawClient } from './raw.ts';

const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'a-token' };
const missing = 'credentials is missing: it takes a token, a function that gets one, or { accessKey, secretKey }';

const wrong = missing.replace('is missing: it takes', 'must be');
const optionNames =
  'endpoint, region, projectId, credentials, fetch, retry, timeoutMs, validate, clock, onRequest, onResponse';
const names = `options must be an object of ${optionNames}`;
const invisible = (name: string) => `${name} must be a string of visible ASCII characters, no spaces or line breaks`;
const noRegion = (region: unknown, near: string) =>
  `region ${JSON.stringify(region)} is not known, the nearest is "${near}"; set endpoint instead`;
const noOption = (name: string, near: string) => `there is no "${name}" in options, the nearest is "${near}"`;
const noTime = (name: string) => `${name} must be a number above 0, at most 2147483647`;
const noKeys = 'retry must be false, or an object of attempts, baseMs, maxMs, attemptTimeoutMs';
const noSecret = 'credentials.secretKey must be a trimmed string, not empty';
const keys = { accessKey: 'AK', secretKey: 'SK' };
const { endpoint: _endpoint, ...placeless } = place;

const addressed =
  (message: string) =>
  (endpoint: string): [string, unknown, string] => [`the address ${endpoint}`, { ...place, endpoint }, message];
const noUrl = addressed('endpoint must be a valid URL that begins with http:// or https://');
const noExtras = addressed('endpoint must be a URL without credentials, query, fragment, /v2.0 and /v3');
const schemeless = [
  'dli.test',
  'https://dli.{region}.test',
  '"http://dli.test"',
  '//dli.test',
  'localhost:4020',
  'htp://dli.test',
  'ws://dli.test',
  'undefined',
];
const versioned = [
  '/v2.0',
  '/v2.0/',
  '/v3',
  '/v2.0//',
  '/gateway/v2.0',
  '/v3/48cc2c48765f481480c7db940d6409d1',
  '/v2.0/48cc2c48765f481480c7db940d6409d1/datasource',
];
const noClock = 'clock must be an object of functions: now, random, setTimeout, clearTimeout';

/** Options that only JavaScript can pass, with their messages. */
const options: [string, unknown, string][] = [
  ['nothing at all', undefined, names],
  ['null', null, names],
  ['an address alone', 'http://dli.test', names],
  ['an array', [place], names],
  ['a number', 5, names],

  ['no place', placeless, 'endpoint or region is missing'],
  ['an empty address', { ...place, endpoint: '' }, 'endpoint or region is missing'],
  ['a region that is null', { ...placeless, region: null }, 'region must be a string'],
  ['two places', { ...place, region: 'eu-de' }, 'endpoint and region exclude each other'],
  ...[...schemeless, 'http://dli.test:99999', 'https://'].map(noUrl),
  ...['http://dli.test?a=b', 'http://dli.test#a', 'http://user:secret@dli.test'].map(noExtras),
  ...versioned.map((path) => noExtras(`https://dli.test${path}`)),
  ['a region with a line break', { ...placeless, region: 'eu-de\n' }, noRegion('eu-de\n', 'eu-de')],
  ['a misspelt region', { ...placeless, region: 'eu-dee' }, noRegion('eu-dee', 'eu-de')],
  ['a region in capitals', { ...placeless, region: 'EU-DE' }, noRegion('EU-DE', 'eu-de')],
  ['a region that is like none', { ...placeless, region: 'mars' }, 'region "mars" is not known; set endpoint instead'],
  ['a zone in place of a region', { ...placeless, region: 'eu-de-01' }, noRegion('eu-de-01', 'eu-de')],

  ['an address that is a URL', { ...place, endpoint: new URL('http://dli.test') }, 'endpoint must be a string'],
  ['no project', { ...place, projectId: undefined }, 'projectId is missing'],
  ...[48, '', ' p1', 'p1\n', 'my project'].map((projectId): [string, unknown, string] => [
    `the project ${JSON.stringify(projectId)}`,
    { ...place, projectId },
    invisible('projectId'),
  ]),
  ['a project in snake case', { ...place, project_id: 'p1' }, noOption('project_id', 'projectId')],

  ['a variable that is not set', { ...place, credentials: undefined }, missing],
  ['an empty variable', { ...place, credentials: '' }, missing],
  ['credentials that are a number', { ...place, credentials: 5 }, wrong],
  ['credentials that are true', { ...place, credentials: true }, wrong],
  ['a promise of a token', { ...place, credentials: Promise.resolve('a-token') }, wrong],
  ['an object of a token', { ...place, credentials: { token: 'x' } }, wrong],
  ['keys by their short names', { ...place, credentials: { ak: 'AK', sk: 'SK' } }, wrong],
  ['keys by the names of another cloud', { ...place, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }, wrong],
  ['a token with a line break', { ...place, credentials: 'a-token\n' }, invisible('credentials')],
  ['a token with its scheme', { ...place, credentials: 'Bearer a-token' }, invisible('credentials')],
  ['an access key without its secret', { ...place, credentials: { accessKey: 'AK' } }, noSecret],
  ['a secret with a line break', { ...place, credentials: { ...keys, secretKey: 'SK\n' } }, noSecret],
  [
    'a security token of null',
    { ...place, credentials: { ...keys, securityToken: null } },
    invisible('credentials.securityToken'),
  ],
  ...[undefined, '', 'A K'].map((accessKey): [string, unknown, string] => [
    `the access key ${accessKey}`,
    { ...place, credentials: { ...keys, accessKey } },
    'credentials.accessKey must be 1 to 128 visible ASCII characters, no comma',
  ]),
  [
    'a session token',
    { ...place, credentials: { ...keys, sessionToken: 'x' } },
    'there is no "sessionToken" in credentials, the nearest is "securityToken"',
  ],

  ['the option of another client', { ...place, token: 'a-token' }, noOption('token', 'credentials')],
  ['an API key', { ...place, apiKey: 'a-token' }, noOption('apiKey', 'credentials')],
  ['keys beside the credentials', { ...place, accessKey: 'AK' }, noOption('accessKey', 'credentials')],
  ['another name for the address', { ...place, baseURL: 'http://dli.test' }, noOption('baseURL', 'endpoint')],
  ['a misspelt option', { ...place, retries: 3 }, noOption('retries', 'retry')],
  ['an option like none', { ...place, hooks: {} }, `there is no "hooks" in options, which has ${optionNames}`],
  ['a time without its unit', { ...place, timeout: 5_000 }, noOption('timeout', 'timeoutMs')],

  ['a number of retries', { ...place, retry: 5 }, noKeys],
  ['retry: true', { ...place, retry: true }, noKeys],
  ['retry: 0', { ...place, retry: 0 }, noKeys],
  ['retry: null', { ...place, retry: null }, noKeys],
  ['an array of retries', { ...place, retry: [5] }, noKeys],
  [
    'a misspelt option of retry',
    { ...place, retry: { attempt: 5 } },
    'there is no "attempt" in retry, the nearest is "attempts"',
  ],
  ['no attempts', { ...place, retry: { attempts: 0 } }, 'retry.attempts must be a number, at least 1'],
  ['attempts that are a text', { ...place, retry: { attempts: '3' } }, 'retry.attempts must be a number, at least 1'],
  ['no wait', { ...place, retry: { baseMs: 0 } }, noTime('retry.baseMs')],
  ['a time that is a text', { ...place, timeoutMs: '5000' }, noTime('timeoutMs')],
  ['a time of 0', { ...place, timeoutMs: 0 }, noTime('timeoutMs')],
  ['a time without end', { ...place, timeoutMs: Number.POSITIVE_INFINITY }, noTime('timeoutMs')],
  ['a fetch that is none', { ...place, fetch: {} }, 'fetch must be a function'],
  ['a name for a fetch', { ...place, fetch: 'node-fetch' }, 'fetch must be a function'],
  ['validate: true', { ...place, validate: true }, 'validate must be a function'],
  ['a clock with one function', { ...place, clock: { now: Date.now } }, noClock],
  ['a hook that is a text', { ...place, onRequest: 'log' }, 'onRequest must be a function'],
];

test.each(options)('%s is refused', (_name, given, message) => {
  expect(() => createDliClient(given as DliClientOptions)).toThrow(new TypeError(message));
});

test('keys that only the whole client signs with are refused elsewhere', () => {
  for (const create of [createCoreClient, createRawClient]) {
    const given = { ...place, credentials: keys as unknown as string };
    expect(() => create(given)).toThrow(
      new TypeError('credentials must be signed({ accessKey, secretKey }), of /signing'),
    );
  }
});

test.each(['http://dli.test/v2', 'http://dli.test/v3/dli', ' http://dli.test/gateway\n'])(
  'the address %j is used',
  (endpoint) => {
    expect(() => createDliClient({ ...place, endpoint })).not.toThrow();
  },
);

const optionsOfCall = 'the options of a call must be an object of signal, timeoutMs';

test.each<[string, unknown, unknown, string]>([
  ['no id', {}, {}, 'connection_id is missing'],
  ['an id that is not set', { connection_id: undefined }, {}, 'connection_id is missing'],
  ['an id in camel case', { connectionId: 'c1' }, {}, 'connection_id is missing'],
  ['an id that is a number', { connection_id: 5 }, {}, 'connection_id must be a string'],
  ['an id alone', 'c1', {}, 'the input must be an object'],
  ['null', null, {}, 'the input must be an object'],
  [
    'a signal in the input',
    { connection_id: 'c1', signal: 5 },
    {},
    'there is no "signal" in the input, which has connection_id',
  ],
  [
    'a misspelt option of a call',
    { connection_id: 'c1' },
    { timeout: 1 },
    'there is no "timeout" in the options of a call, the nearest is "timeoutMs"',
  ],
  ['a time for options', { connection_id: 'c1' }, 5_000, optionsOfCall],
  ['null for options', { connection_id: 'c1' }, null, optionsOfCall],
  ['a signal for options', { connection_id: 'c1' }, AbortSignal.timeout(60_000), optionsOfCall],
  [
    'a controller for a signal',
    { connection_id: 'c1' },
    { signal: new AbortController() },
    'signal must be an AbortSignal',
  ],
  ['the fields of a signal', { connection_id: 'c1' }, { signal: { aborted: false } }, 'signal must be an AbortSignal'],
  ['an emitter of events', { connection_id: 'c1' }, { signal: new EventTarget() }, 'signal must be an AbortSignal'],
  ['a time that is a text', { connection_id: 'c1' }, { timeoutMs: '5' }, noTime('timeoutMs')],
])('a call with %s is refused', async (_name, given, callOptions, message) => {
  const client = createDliClient({ ...place, fetch: async () => Response.json(created) });
  const call = client.showEnhancedConnection as (...args: unknown[]) => Promise<unknown>;
  expect(await rejectionOf(call(given, callOptions))).toEqual(new TypeError(message));
});

test.each<[string, unknown, string]>([
  ['a signal for options', AbortSignal.timeout(60_000), `${optionsOfCall}, reconcile`],
  ['null for options', null, `${optionsOfCall}, reconcile`],
  [
    'a misspelt option',
    { reconcil: true },
    'there is no "reconcil" in the options of a call, the nearest is "reconcile"',
  ],
])('a create with %s is refused', async (_name, given, message) => {
  const client = createDliClient({ ...place, fetch: async () => Response.json(created, { status: 201 }) });
  const call = client.createEnhancedConnection as (...args: unknown[]) => Promise<unknown>;
  expect(await rejectionOf(call(input, given))).toEqual(new TypeError(message));
});

const optionsOfWait = 'the options of waitUntilActive must be an object of signal, timeoutMs, peers, onPoll, clock';

test.each<[string, unknown, string]>([
  ['a misspelt option', { peer: 'q1' }, 'there is no "peer" in the options of waitUntilActive, the nearest is "peers"'],
  ['a time for options', 5_000, optionsOfWait],
  ['a signal for options', AbortSignal.timeout(60_000), optionsOfWait],
  ['a controller for a signal', { signal: new AbortController() }, 'signal must be an AbortSignal'],
  ['a time of 0', { timeoutMs: 0 }, noTime('timeoutMs')],
  ['one name in place of a list', { peers: 'q1' }, 'peers must be a list of names'],
  ['an object for a function', { onPoll: {} }, 'onPoll must be a function'],
  ['a number for a clock', { clock: 5 }, noClock],
])('waiting with %s is refused', async (_name, given, message) => {
  const wait = createDliClient(place).waitUntilActive as (...args: unknown[]) => Promise<unknown>;
  expect(await rejectionOf(wait('c1', given))).toEqual(new TypeError(message));
});

test.each([null, { offset: 5 }])('a list of all with %j is refused', async (given) => {
  const list = createDliClient(place).listAllEnhancedConnections as (input: unknown) => AsyncGenerator;
  expect(await rejectionOf(list(given).next())).toEqual(new TypeError('the input must be an object without offset'));
});

test.each(['retry', 'timeoutMs', 'validate', 'onRequest'])('a raw client refuses %s, which it would ignore', (name) => {
  const given = { ...place, [name]: undefined };
  expect(() => createRawClient(given)).toThrow(`there is no "${name}" in options`);
});
