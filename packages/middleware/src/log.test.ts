import { expect, it } from 'vitest';
import { answer, incoming, json } from '../test/exchanges.ts';
import { cors } from './cors.ts';
import { logged } from './log.ts';
import { logWriter } from './log-text.ts';
import { chain, noRequest } from './middleware.ts';
import type { RequestRecord } from './request-record.ts';

/** The record and the text of one answer. */
async function logOf(
  outgoing = answer(),
  request = incoming(),
  server?: string,
): Promise<{ record?: RequestRecord; text: string }> {
  const records: RequestRecord[] = [];
  const lines: string[] = [];
  const write = logWriter('text', (line) => lines.push(line), server);
  const around = logged((line) => {
    records.push(line);
    write?.({ ...line, ms: 1.5 });
  });
  await around(async () => outgoing)(request);
  return { ...(records[0] && { record: records[0] }), text: lines.join('\n') };
}

it('a request is one line: method, path, status, code, the first violation and milliseconds', async () => {
  const refusal = json(
    { error_code: 'DLI.0001', error_msg: 'body.name is required; body.hosts must be an array; and 1 more' },
    400,
  );
  const { text } = await logOf(refusal, incoming({ method: 'POST', url: 'http://t/v2.0/p1/x?token=secret' }));
  expect(text).toBe('POST /v2.0/p1/x 400 DLI.0001 body.name is required (1.5 ms)');
  expect((await logOf(answer('ok'), incoming({ url: 'http://t/healthz' }), 'mock')).text).toBe(
    'mock       GET /healthz 200 (1.5 ms)',
  );
});

it('is JSON for programs, with the server if several share a log, and nothing if it is off', () => {
  const lines: string[] = [];
  const line = { time: 't', id: null, method: 'GET', path: '/', project: null, operation: null, status: 200, ms: 1 };
  logWriter('json', (each) => lines.push(each), 'mock')?.(line);
  logWriter('json', (each) => lines.push(each))?.(line);
  expect(lines.map((each) => JSON.parse(each))).toEqual([{ server: 'mock', ...line }, line]);
  expect(logWriter('off', () => {})).toBeUndefined();
});

it.each([
  ['a long path', { url: `http://t/${'x'.repeat(300)}` }],
  ['a path with what no terminal should see', { url: 'http://t/\u001b[2J\n\u202e' }],
])('%s is cut or masked', async (_, request) => {
  const { record } = await logOf(answer(), incoming(request));
  expect(record?.path).toMatch(/^[\x20-\x7e…]{1,200}$/);
});

it('a path has visible ASCII characters only, whatever its address had', async () => {
  for (let first = 0; first < 0x10000; first += 16) {
    const units = Array.from({ length: 16 }, (_, at) => first + at);
    const { record } = await logOf(answer(), incoming({ url: `http://t/${String.fromCharCode(...units)}` }));
    expect(record?.path).toMatch(/^[\x21-\x7e]{1,200}$/);
  }
});

it.each([
  [`DLI.0001`, `body["\u001b[31m"] is no property\n${'x'.repeat(300)}`, /^[\x20-\x7e…]{200}$/],
  ['APIGW.0301', 'Incorrect IAM authentication information: ak s3cr3t not exist', /^Incorrect .*: ak … not exist$/],
  [
    'APIGW.0301',
    'verify aksk signature fail, signed header s3cr3t is missing',
    /^verify .*, signed header … is missing$/,
  ],
])('the reason of %s is one short line without a header', async (error_code, error_msg, expected) => {
  const { record } = await logOf(json({ error_code, error_msg }, 400));
  expect(record).toMatchObject({ code: error_code, reason: expect.stringMatching(expected) });
});

it.each([['not JSON'], ['null'], ['[]'], ['{"error_code":1}'], [null]])('an error of %j has no code', async (body) => {
  const { record, text } = await logOf(answer(body, 500));
  expect([record?.code, record?.reason, text]).toEqual([undefined, undefined, 'GET / 500 (1.5 ms)']);
});

it('bytes that are not a request have neither method nor path', async () => {
  const { record, text } = await logOf(json({ error_code: 'APIGW.0201', error_msg: 'malformed' }, 400), noRequest('*'));
  expect([record?.method, record?.path]).toEqual([null, null]);
  expect(text).toBe('- - 400 APIGW.0201 malformed (1.5 ms)');
});

it('a preflight is logged too', async () => {
  const records: RequestRecord[] = [];
  await chain(
    logged((line) => records.push(line)),
    cors(),
  )(async () => answer())(incoming({ method: 'OPTIONS', headers: { 'access-control-request-method': 'GET' } }));
  expect(records).toMatchObject([{ method: 'OPTIONS', status: 204 }]);
});
