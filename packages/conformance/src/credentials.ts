import type { OperationTable } from '@dli-connections/contract';
import { formatDate, sign } from '@dli-connections/signature';
import type { Case, Step } from './cases.ts';

/** The credentials that a run was given. */
export interface Given {
  token: string;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
}

type Keys = Required<{ [Name in 'accessKey' | 'secretKey']: string }>;

/** A way to send credentials: turns a request without any into one with them. */
export interface Way {
  isRight: boolean;
  needs: 'keys' | 'credentials';
  send: (request: Request, given: Given) => Promise<Request>;
}

const minute = 60_000;
const keysOf = ({ accessKey = '', secretKey = '' }: Given): Keys => ({ accessKey, secretKey });

/** The signed request with one part changed; signature and date stay as they are. */
async function other(
  request: Request,
  change: { url?: string; method?: string; body?: string; headers?: Record<string, string | null> },
): Promise<Request> {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(change.headers ?? {}))
    value === null ? headers.delete(name) : headers.set(name, value);
  const body = change.body ?? (request.body ? await request.clone().text() : '');
  const { method = request.method, url = request.url } = change;
  return new Request(url, { method, headers, body: body === '' ? null : new TextEncoder().encode(body) });
}

type Change = Parameters<typeof other>[1];

/** Signed, and changed after it. */
const changed =
  (change: (request: Request) => Change): Way['send'] =>
  async (request, given) => {
    const signed = await sign(request, keysOf(given));
    return other(signed, change(signed));
  };

const signedAt =
  (offset: number): Way['send'] =>
  (request, given) =>
    sign(request, { ...keysOf(given), now: () => Date.now() + offset });

const before =
  (change: (request: Request) => Change): Way['send'] =>
  async (request, given) =>
    sign(await other(request, change(request)), keysOf(given));

const authorization = (request: Request, change: (text: string) => string): Change => ({
  headers: { authorization: change(request.headers.get('authorization') ?? '') },
});

const token = (change: (token: string) => string): Way => ({
  ...{ isRight: false, needs: 'credentials' },
  send: (request, given) => other(request, { headers: { 'x-auth-token': change(given.token) } }),
});

const wrong = (send: Way['send']): Way => ({ isRight: false, needs: 'keys', send });
const right = (send: Way['send']): Way => ({ isRight: true, needs: 'keys', send });

const unknownToken = 'a-token-that-nobody-issued';
const madeUp = (request: Request) => sign(request, { accessKey: 'A-KEY-THAT-NOBODY-HAS', secretKey: 'none' });

/** Another digit in the place of the last one. */
const lastDigit = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

const inAnotherCase = (text: string) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());

/** Every way, right and wrong, by its name. */
export const ways: Record<string, Way> = {
  'valid-signature': right(signedAt(0)),
  'thirteen-minutes-old': right(signedAt(-13 * minute)),
  'thirteen-minutes-ahead': right(signedAt(13 * minute)),
  'query-in-another-order': right(before(({ url }) => ({ url: url.replace('limit=1&offset=0', 'offset=0&limit=1') }))),
  'query-with-escapes': right(before(({ url }) => ({ url: url.includes('?') ? `${url}&name=a%20b%2Bc%7E` : url }))),
  'one-more-signed-header': right(before(() => ({ headers: { 'x-kit-note': '  two  words ' } }))),
  'unsigned-header': right(changed(() => ({ headers: { 'x-kit-note': 'later' } }))),
  'wrong-secret-key': wrong((request, given) => sign(request, { ...keysOf(given), secretKey: `${given.secretKey}x` })),
  'unknown-access-key': wrong((request, given) =>
    sign(request, { ...keysOf(given), accessKey: `${given.accessKey}X` }),
  ),
  'access-key-in-another-case': wrong((request, given) =>
    sign(request, { ...keysOf(given), accessKey: inAnotherCase(given.accessKey ?? '') }),
  ),
  'wrong-signature': wrong(changed((request) => authorization(request, lastDigit))),
  'wrong-first-digit-of-the-signature': wrong(
    changed((request) =>
      authorization(request, (text) =>
        text.replace(/Signature=(.)/, (_, digit) => `Signature=${digit === '0' ? '1' : '0'}`),
      ),
    ),
  ),
  'truncated-signature': wrong(changed((request) => authorization(request, (text) => text.slice(0, -2)))),
  'empty-signature': wrong(changed((request) => authorization(request, (text) => text.replace(/[0-9a-f]{64}$/, '')))),
  'no-signed-headers': wrong(
    changed((request) => authorization(request, (text) => text.replace(/SignedHeaders=[^,]*/, 'SignedHeaders='))),
  ),
  'signature-of-zeros': wrong(
    changed((request) => authorization(request, (text) => text.replace(/[0-9a-f]{64}$/, '0'.repeat(64)))),
  ),
  // Leaves two minutes for clock skew.
  'seventeen-minutes-old': wrong(signedAt(-17 * minute)),
  'seventeen-minutes-ahead': wrong(signedAt(17 * minute)),
  'an-hour-old': wrong(signedAt(-60 * minute)),
  'a-day-old': wrong(signedAt(-24 * 60 * minute)),
  'an-hour-ahead': wrong(signedAt(60 * minute)),
  'a-year-ahead': wrong(signedAt(365 * 24 * 60 * minute)),
  'changed-date': wrong(changed(() => ({ headers: { 'x-sdk-date': formatDate(Date.now() + minute) } }))),
  'no-date': wrong(changed(() => ({ headers: { 'x-sdk-date': null } }))),
  'a-date-in-words': wrong(changed(() => ({ headers: { 'x-sdk-date': new Date().toUTCString() } }))),
  'unknown-algorithm': wrong(changed((request) => authorization(request, (text) => text.replace('SHA256', 'SHA1')))),
  // The vendor's SDKs support it too; its signatures have the same length.
  'other-algorithm-of-the-vendor': wrong(
    changed((request) => authorization(request, (text) => text.replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3'))),
  ),
  'no-algorithm': wrong(changed((request) => authorization(request, (text) => text.replace(/^\S+ /, '')))),
  'changed-body': wrong(changed(() => ({ body: '{"tags":[]}' }))),
  'changed-body-with-the-hash-of-the-signed-one': wrong(async (request, given) => {
    const body = request.body ? await request.clone().arrayBuffer() : new ArrayBuffer();
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex');
    const signed = await sign(await other(request, { headers: { 'x-sdk-content-sha256': hash } }), keysOf(given));
    return other(signed, { body: '{"tags":[]}' });
  }),
  'changed-body-where-none-was-signed': wrong(async (request, given) => {
    const { url, method, headers } = request;
    return other(await sign(new Request(url, { method, headers }), keysOf(given)), { body: '{"tags":[]}' });
  }),
  'changed-query': wrong(changed(({ url }) => ({ url: url.includes('?') ? `${url}&name=x` : `${url}?limit=1` }))),
  'changed-path': wrong(
    changed(({ url }) => ({ url: url.replace(/(?=\?|$)/, '/none').replace(/count\/none$/, 'filter') })),
  ),
  'changed-method': wrong(changed(({ method }) => ({ method: method === 'GET' ? 'POST' : 'GET' }))),
  'changed-value-in-the-query': wrong(
    changed(({ url }) => ({ url: url.includes('limit=1') ? url.replace('limit=1', 'limit=2') : `${url}?x=1` })),
  ),
  'changed-signed-header': wrong(async (request, given) => {
    const signed = await sign(await other(request, { headers: { 'x-kit-note': 'one' } }), keysOf(given));
    return other(signed, { headers: { 'x-kit-note': 'two' } });
  }),
  'removed-signed-header': wrong(async (request, given) => {
    const signed = await sign(await other(request, { headers: { 'x-kit-note': 'one' } }), keysOf(given));
    return other(signed, { headers: { 'x-kit-note': null } });
  }),
  'made-up-signature': { isRight: false, needs: 'credentials', send: madeUp },
  'unknown-token': token(() => unknownToken),
  'unknown-token-beside-a-made-up-signature': {
    ...{ isRight: false, needs: 'credentials' },
    send: async (request) => madeUp(await other(request, { headers: { 'x-auth-token': unknownToken } })),
  },
  'truncated-token': token((text) => text.slice(0, -1)),
  'token-with-more-characters': token((text) => `${text}x`),
  'token-with-another-last-character': token(lastDigit),
  'token-in-another-case': token(inAnotherCase),
};

const rule = '/components/securitySchemes/signature/description';

const resource = { resource_type: 'dli_enhanced_datasource', resource_id: 'none' };

/** A call of an operation that changes nothing even if it is accepted. */
const harmless = (operation: string, { body }: OperationTable[string]): Omit<Step, 'status'> => ({
  operation,
  path: { connection_id: 'none', name: 'none', ...resource },
  ...(body && { body: {} }),
});

/** Calls that read the whole project. */
const reads: Record<string, Omit<Step, 'status'>> = {
  list: { operation: 'listEnhancedConnections', query: { limit: 1, offset: 0 } },
  count: { operation: 'countResourcesByTags', path: { resource_type: resource.resource_type }, body: {} },
  tags: { operation: 'listResourcesTags', path: { resource_type: resource.resource_type } },
};

/** Reads of a project that the credentials of the run are not for. */
export const elsewhereCases: Case[] = Object.entries(reads).map(([name, step]) => ({
  name: `credentials/for-another-project-${name}`,
  rule: '/components/responses/Forbidden/description',
  isElsewhere: true,
  steps: [{ ...step, path: { ...step.path, project_id: '$other' }, status: 403, error_code: 'DLI.0003' }],
}));

/** Each way, once without a body and once with one, and for each other operation a forged one. Nothing is changed. */
export function credentialCases(operations: OperationTable): Case[] {
  const { tags: _, ...asked } = reads;
  const others = Object.fromEntries(Object.entries(operations).map(([name, shape]) => [name, harmless(name, shape)]));
  const forged = ['wrong-signature', 'unknown-token'];
  return Object.entries(ways).flatMap(([credentials, { isRight }]) =>
    Object.entries({ ...asked, ...(forged.includes(credentials) && others) })
      .filter(([name]) => !(name === 'list' && credentials.startsWith('changed-body')))
      .filter(([name]) => !(name === 'count' && credentials === 'changed-method'))
      .map(([name, step]) => ({
        name: `credentials/${credentials}-${name}`,
        rule: credentials.includes('token') ? '/components/securitySchemes/token/description' : rule,
        steps: [{ ...step, credentials, ...(isRight ? { status: 200 } : { status: 401, error_code: 'APIGW.0301' }) }],
      })),
  );
}
