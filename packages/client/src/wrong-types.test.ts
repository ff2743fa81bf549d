/** A value of each wrong type, for each option and argument: the tables have a row for each, or do not compile. */
import { expect, test, vi } from 'vitest';
import { rejectionOf } from '../test/client-of.ts';
import {
  type AccessKey,
  type CallOptions,
  type CreateOptions,
  createDliClient,
  type DliClientOptions,
  type RetryOptions,
  type WaitOptions,
} from './index.ts';
import { listAllEnhancedConnections } from './paging.ts';
import { createRawClient, type RawOptions } from './raw.ts';
import { signed } from './signing.ts';
import { waitUntilActive } from './waiting.ts';

const values = {
  number: 5,
  negative: -1,
  text: 'x',
  truth: true,
  nothing: null,
  list: [5],
  object: { other: 1 },
  function: () => {},
  symbol: Symbol('x'),
  bigint: 1n,
  promise: Promise.resolve({}),
  map: new Map(),
  date: new Date(),
};
type Kind = keyof typeof values;
/** The kinds of value that each option takes, of those above. */
type Taken<Options> = Record<keyof Options, Kind[]>;

/** A row for each option and each value that it does not take. */
const rowsOf = <Options>(taken: Taken<Options>) =>
  Object.entries<Kind[]>(taken).flatMap(([name, kinds]) =>
    Object.entries(values)
      .filter(([kind]) => !kinds.includes(kind as Kind))
      .map(([kind, value]): [name: string, kind: string, value: unknown] => [name, kind, value]),
  );

/** A TypeError that names the option and says what it takes, or that what was given does not exist. */
function expectNamed(error: unknown, name: string): void {
  expect(error).toBeInstanceOf(TypeError);
  expect((error as Error).message).toMatch(
    new RegExp(`^(the )?(\\w+\\.)?${name} (must|is missing|.* is not known)|in ${name}`),
  );
}

const thrownBy = (act: () => unknown) => rejectionOf((async () => act())());

const fetch = vi.fn(async () => Response.json({}));
const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'a-token', fetch };
const client = createDliClient(place);
/** Calls a function as JavaScript may, with arguments of any type. */
const callAs = (act: unknown, ...args: unknown[]) => thrownBy(() => (act as (...args: unknown[]) => unknown)(...args));
const nextOf = (...args: unknown[]) =>
  callAs(
    (...given: Parameters<typeof listAllEnhancedConnections>) => listAllEnhancedConnections(...given).next(),
    ...args,
  );

const address: Taken<Pick<DliClientOptions, 'endpoint' | 'region' | 'projectId' | 'credentials' | 'fetch'>> = {
  endpoint: [],
  region: [],
  projectId: ['text'],
  credentials: ['text', 'function'],
  fetch: ['function'],
};
const ofClient = rowsOf<DliClientOptions>({
  ...address,
  retry: [],
  timeoutMs: ['number'],
  validate: ['function'],
  clock: [],
  onRequest: ['function'],
  onResponse: ['function'],
});
const ofRetry = rowsOf<RetryOptions>({
  attempts: ['number'],
  baseMs: ['number'],
  maxMs: ['number'],
  attemptTimeoutMs: ['number'],
});
const ofKeys = rowsOf<AccessKey>({ accessKey: ['text'], secretKey: ['text'], securityToken: ['text'] });
const call: Taken<CallOptions> = { signal: [], timeoutMs: ['number'] };
const ofCreate = rowsOf<CreateOptions>({ ...call, reconcile: ['truth'] });
const ofWait = rowsOf<WaitOptions>({ ...call, peers: [], onPoll: ['function'], clock: [] });

test.each(ofClient)('the option %s is refused as %s', async (name, _kind, value) => {
  const { endpoint, ...rest } = place;
  const given = name === 'region' ? rest : { endpoint, ...rest };
  expectNamed(await callAs(createDliClient, { ...given, [name]: value }), name);
});

test.each(rowsOf<RawOptions>(address))('the option %s of a raw client is refused as %s', async (name, _kind, value) => {
  const { endpoint, ...rest } = place;
  const given = name === 'region' ? rest : { endpoint, ...rest };
  expectNamed(await callAs(createRawClient, { ...given, [name]: value }), name);
});

test.each(ofRetry)('the option retry.%s is refused as %s', async (name, _kind, value) => {
  expectNamed(await callAs(createDliClient, { ...place, retry: { [name]: value } }), name);
});

test.each(ofKeys)('the option credentials.%s is refused as %s', async (name, _kind, value) => {
  const credentials = { accessKey: 'AK', secretKey: 'SK', [name]: value };
  expectNamed(await callAs(createDliClient, { ...place, credentials }), name);
  expectNamed(await callAs(signed, credentials), name);
});

test.each(ofCreate)('the option %s of a create is refused as %s', async (name, _kind, value) => {
  const input = { name: 'test', dest_vpc_id: 'vpc', dest_network_id: 'network' };
  expectNamed(await callAs(client.createEnhancedConnection, input, { [name]: value }), name);
});

test.each(rowsOf(call))('the option %s of a call is refused as %s', async (name, _kind, value) => {
  expectNamed(await callAs(client.listEnhancedConnections, {}, { [name]: value }), name);
  expectNamed(await nextOf(client, {}, { [name]: value }), name);
});

test.each(ofWait)('the option %s of a wait is refused as %s', async (name, _kind, value) => {
  expectNamed(await callAs(client.waitUntilActive, 'c1', { [name]: value }), name);
});

const texts = rowsOf<{ connection_id: string }>({ connection_id: ['text'] });
test.each(texts)('the argument %s of a wait is refused as %s', async (name, _kind, value) => {
  expectNamed(await callAs(client.waitUntilActive, value), name);
});

const inputs = rowsOf<{ input: object }>({ input: ['object'] });
test.each(inputs)('the argument %s of every method is refused as %s', async (name, _kind, value) => {
  for (const method of Object.keys(client).filter((each) => each !== 'waitUntilActive')) {
    const { [method]: act } = client as unknown as Record<string, unknown>;
    expectNamed(method.startsWith('listAll') ? await nextOf(client, value) : await callAs(act, value), name);
  }
});

const clients = rowsOf<{ client: object }>({ client: [] });
test.each(clients)('the argument %s of a function over it is refused as %s', async (name, _kind, value) => {
  expectNamed(await callAs(waitUntilActive, value, 'c1'), name);
  expectNamed(await nextOf(value), name);
});

test('other arguments are refused as well, and nothing has been sent', async () => {
  expectNamed(await nextOf(client, { limit: '1' }), 'limit');
  expectNamed(await callAs(signed, { accessKey: 'AK', secretKey: 'SK' }, 5), 'now');
  expectNamed(await callAs(client.showEnhancedConnection, { connection_id: 5 }), 'connection_id');
  expectNamed(await callAs(client.listEnhancedConnections, { limit: {} }), 'limit');
  expect(fetch).not.toHaveBeenCalled();
});
