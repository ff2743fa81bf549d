import { type Bundle, listOperations, type ResolvedOperation } from '@dli-connections/contract/bundle';
import type { Step } from '../cases.ts';
import { errorCode } from '../errors.ts';
import { pointerOf } from './sites.ts';

/** Codings of HTTP (RFC 9110, 8.4.1, and the registry); none is documented. A server that reads some of them has its own list. */
const codings = ['gzip', 'deflate', 'br', 'zstd'];

/** A case about the envelope of a request rather than its values. */
export interface WireCase {
  name: string;
  rule: string;
  claim: 'kept' | 'broken';
  step: Partial<Step> & { status: number };
  own?: string;
}

type Broken = (name: string, rule: string, step: WireCase['step'], own?: string) => WireCase;

/** A signature that is well-formed, in place of a token. */
const signed = {
  'x-auth-token': null,
  authorization: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${'a1'.repeat(32)}`,
  'x-sdk-date': '20260101T000000Z',
};

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'];

/** Credentials, body and method: the cases of each operation besides its values. */
export function wireCasesOf(bundle: Bundle, operation: ResolvedOperation, path: string, body: unknown): WireCase[] {
  const at = pointerOf(bundle, operation.operationId);
  const broken: Broken = (name, rule, step, own) => ({
    ...{ name, rule, claim: 'broken', ...(own && { own }) },
    step: { error_code: errorCode(bundle, operation.operationId, step.status), ...step },
  });
  const taken = listOperations(bundle)
    .filter((each) => each.path === operation.path)
    .map(({ method }) => method);
  const free = methods.filter((method) => !taken.includes(method));
  return [
    broken('credentials/missing', '/security', {
      headers: { 'x-auth-token': null },
      status: 401,
    }),
    {
      name: 'credentials/signature',
      rule: '/security',
      claim: 'kept',
      step: { headers: signed, status: 0 },
      own: 'Only a server that accepts any well-formed credentials accepts these.',
    },
    broken('credentials/empty', '/security', {
      headers: { 'x-auth-token': '' },
      status: 401,
    }),
    ...('403' in operation.responses
      ? [broken('credentials/foreign', '/security', { headers: { 'x-auth-token': '$foreignToken' }, status: 403 })]
      : []),
    ...free.map((method, index) =>
      broken(index === 0 ? 'method/unknown' : `method/unknown-${method.toLowerCase()}`, `${at}/responses/404`, {
        request: `${method} ${path}`,
        status: 404,
      }),
    ),
    broken(
      'path/trailing-slash',
      `${at}/responses/404`,
      { request: `${operation.method} ${path}/`, status: 404 },
      'Some servers read a path with a slash at its end as the one without it.',
    ),
    ...bodyCases(operation, at, broken, body),
  ];
}

/** Texts before and after a legal object without its brace at the end. Lenient parsers take them for JSON. */
const misspelt: Record<string, [string, string]> = {
  'trailing-comma': ['', ',}'],
  'text-after-it': ['', '} x'],
  'two-objects': ['', '}{}'],
  'block-comment': ['', ' /* note */}'],
  'line-comment': ['// note\n', '}'],
};

function bodyCases({ requestBody }: ResolvedOperation, at: string, broken: Broken, body: unknown): WireCase[] {
  if (!requestBody) return [];
  const media = `${at}/requestBody/content/application~1json`;
  const type = { status: 400, violates: 'Content-Type' };
  const limit = requestBody['x-max-body-bytes'];
  return [
    ...(requestBody.required
      ? [broken('body/required-broken', `${at}/requestBody/required`, { raw: '', status: 400, violates: 'body' })]
      : []),
    broken('body/json-cut-off', media, { raw: '{"', status: 400, violates: 'body' }),
    broken('body/json-unquoted', media, { raw: '{a: 1}', status: 400, violates: 'body' }),
    ...Object.entries(misspelt).map(([name, [before, after]]) =>
      broken(`body/json-${name}`, media, { raw: { $spelt: [before, body, after] }, status: 400, violates: 'body' }),
    ),
    broken('body/json-name-twice', media, { raw: '{"a": 1, "a": 1}', status: 400, violates: 'body' }),
    broken('body/media-type-missing', media, { headers: { 'content-type': null }, ...type }),
    broken('body/media-type-text', media, { headers: { 'content-type': 'text/plain' }, ...type }),
    broken('body/media-type-form', media, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...type,
    }),
    ...codings.map((coding) =>
      broken(`body/coding-${coding}`, media, {
        headers: { 'content-encoding': coding },
        status: 400,
        violates: 'Content-Encoding',
      }),
    ),
    broken('body/charset-latin-1', media, {
      headers: { 'content-type': 'application/json; charset=iso-8859-1' },
      ...type,
    }),
    {
      name: 'body/charset-utf-8',
      rule: media,
      claim: 'kept',
      step: { headers: { 'content-type': 'application/json; charset=UTF-8' }, status: 0 },
    },
    {
      name: 'body/charset-quoted',
      rule: media,
      claim: 'kept',
      step: { headers: { 'content-type': 'application/json ; charset="utf-8"' }, status: 0 },
    },
    ...(limit
      ? [
          {
            name: 'body/x-max-body-bytes-kept-on',
            rule: `${at}/requestBody/x-max-body-bytes`,
            claim: 'kept' as const,
            step: { raw: { $padded: [limit, body] }, status: 0 },
          },
          broken('body/x-max-body-bytes-broken', `${at}/requestBody/x-max-body-bytes`, {
            raw: { $padded: [limit + 1, body] },
            status: 413,
          }),
        ]
      : []),
  ];
}
