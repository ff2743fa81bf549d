/** Checks for every runtime; plain JavaScript over the installed package. Resolves to the names of those that held. */
import { ApiError, createDliClient, NetworkError, TimeoutError, UnknownOutcomeError } from '@dli-connections/client';
import { verify } from '@dli-connections/signature';

const created = { is_success: true, message: '', connection_id: '2a620c33-5609-40c9-affd-2b6453071b0f' };
const input = { name: 'test', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] };
const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any-token' };
const away = () => Response.json({ error_code: 'DLI.0999', error_msg: 'away' }, { status: 503, headers: { 'retry-after': '0' } });
const peer = (status) => ({ peer_id: 'p', status, name: 'q1', err_msg: '', update_time: 1 });
const shown = (status) => ({
  ...{ is_success: true, message: '', id: 'c1', name: 'test', status: 'ACTIVE', create_time: 1 },
  ...{ dest_vpc_id: 'v', dest_network_id: 'n', available_queue_info: [peer(status)] },
});

function must(claim, what) {
  if (!claim) throw new Error(`it does not hold that ${what}`);
}

/** The error that a call rejects with. */
const failureOf = (call) => call.then(() => undefined, (error) => error);

const checks = {
  async 'a create is sent as JSON with the token'() {
    let seen;
    const fetch = async (request) => {
      seen = [request.method, request.url, request.headers.get('x-auth-token'), await request.json()];
      return Response.json(created, { status: 201 });
    };
    const answer = await createDliClient({ ...place, fetch }).createEnhancedConnection(input);
    must(answer.connection_id === created.connection_id, 'the body is the result');
    const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
    must(JSON.stringify(seen) === JSON.stringify(['POST', url, 'any-token', input]), `it is as written: ${JSON.stringify(seen)}`);
  },

  async 'an access key signs'() {
    let verdict;
    const fetch = async (request) => {
      verdict = await verify(request, () => 'SK', { now: Date.now });
      return Response.json(created, { status: 201 });
    };
    await createDliClient({ ...place, fetch, credentials: { accessKey: 'AK', secretKey: 'SK' } }).createEnhancedConnection(input);
    must(verdict.ok, `the signature is right: ${JSON.stringify(verdict)}`);
  },

  async 'what is away is asked again'() {
    let count = 0;
    const fetch = async () => (++count < 3 ? away() : Response.json(created, { status: 201 }));
    await createDliClient({ ...place, fetch, retry: { baseMs: 1 } }).createEnhancedConnection(input);
    must(count === 3, 'it was sent three times');
  },

  async 'a refusal is an ApiError'() {
    const fetch = async () => Response.json({ error_code: 'DLI.0001', error_msg: 'no' }, { status: 400 });
    const error = await failureOf(createDliClient({ ...place, fetch }).showEnhancedConnection({ connection_id: 'c1' }));
    must(error instanceof ApiError && error.status === 400 && !error.retryable, `it is one: ${error}`);
  },

  async 'silence ends with the time of the call, and an abort with its reason'() {
    const fetch = () => new Promise(() => {});
    const client = createDliClient({ ...place, fetch, timeoutMs: 20 });
    must((await failureOf(client.showEnhancedConnection({ connection_id: 'c1' }))) instanceof TimeoutError, 'it times out');
    must((await failureOf(client.createEnhancedConnection(input))) instanceof UnknownOutcomeError, 'a create is left open');
    const controller = new AbortController();
    const call = failureOf(client.listEnhancedConnections({}, { signal: controller.signal }));
    controller.abort(new Error('enough'));
    must((await call).message === 'enough', 'it rejects with the reason');
  },

  async 'no connection is a NetworkError, by the fetch of the runtime'() {
    const client = createDliClient({ ...place, endpoint: 'http://127.0.0.1:CLOSED_PORT', retry: false, timeoutMs: 5000 });
    const error = await failureOf(client.showEnhancedConnection({ connection_id: 'c1' }));
    must(error instanceof NetworkError && error.retryable, `it is one: ${error}`);
    must(error.message.includes('127.0.0.1:CLOSED_PORT') && error.message.includes(', 1 attempt'), `it says where: ${error}`);
    // Browsers and workerd do not report if a request was sent, so the outcome of a create stays unknown there.
    const tells = 'Deno' in globalThis || globalThis.process?.versions.node !== undefined;
    const words = 'could not reach 127.0.0.1:CLOSED_PORT: connection refused';
    must(!tells || error.message.includes(words), `it says why: ${error}`);
    const create = await failureOf(client.createEnhancedConnection(input));
    must(create instanceof (tells ? NetworkError : UnknownOutcomeError), `the error of a create is right: ${create}`);
    must(create.retryable === tells && create.mayHaveHappened !== tells, 'it may be repeated where it never left');
  },

  async 'waiting ends with the peers, and pages end'() {
    let looks = 0;
    const fetch = async (request) => {
      if (!request.url.includes('?')) return Response.json(shown(++looks < 2 ? 'CREATING' : 'ACTIVE'));
      const connections = Number(new URL(request.url).searchParams.get('offset')) < 1 ? [shown('ACTIVE')] : [];
      return Response.json({ is_success: true, message: '', count: connections.length, connections });
    };
    const client = createDliClient({ ...place, fetch });
    await client.waitUntilActive('c1');
    const names = [];
    for await (const { name } of client.listAllEnhancedConnections()) names.push(name);
    must(looks === 2 && names.join() === 'test', `${looks} looks, then ${names}`);
  },
};

/** Runs them; rejects with the first that does not hold. */
export async function runChecks() {
  for (const [name, check] of Object.entries(checks)) {
    await check().catch((error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
  }
  return Object.keys(checks);
}
