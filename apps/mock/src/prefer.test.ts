import { operations } from '@dli-connections/contract';
import { describe, expect, it } from 'vitest';
import { ask, create, show, vendorSample } from '../test/ask.ts';
import { createMock } from './index.ts';

const mock = await createMock();
const documented = Object.keys(operations.createEnhancedConnection.responses).join(', ');
const id = '2a620c33-5609-40c9-affd-2b6453071b0f';
const createWith = (prefer: string) => ask(mock, create(vendorSample, { prefer }));

describe('Prefer', () => {
  it.each(Object.keys(operations.createEnhancedConnection.responses))(
    'code=%s of a create is answered',
    async (code) => {
      expect(await createWith(`code=${code}`)).toMatchObject({ status: Number(code) });
    },
  );

  it.each(Object.keys(operations.showEnhancedConnection.responses))('code=%s of a show is answered', async (code) => {
    expect(await ask(mock, show(id, { prefer: `code=${code}` }))).toMatchObject({ status: Number(code) });
  });

  it.each([
    ['code=413', 413, { error_code: 'APIGW.0201' }],
    ['code=500', 500, { error_code: 'DLI.0999' }],
    ['code=401', 401, { error_code: 'APIGW.0301' }],
    ['code=400, example=body', 400, { error_msg: expect.stringMatching(/^body must be JSON/) }],
    ['example=without-queues', 201, { message: '' }],
    ['Example="without-queues"; foo', 201, { message: '' }],
    ['respond-async, wait=10', 201, { is_success: true }],
    ['dynamic=false', 201, { connection_id: id }],
    // RFC 7240, 2: the first of several counts, preferences do not nest, and an empty value counts as absent.
    ['code=500, code=429', 500, {}],
    ['foo="x, code=404"', 201, {}],
    ['foo="\\"x, code=404"', 201, {}],
    ['foo; code=500', 201, {}],
    ['foo=bar;a="code=404, b";c ; d=e, code=500', 500, {}],
    ['code=', 201, {}],
    ['code=""', 201, {}],
    ['code = 500', 500, {}],
    [', ,code=500,', 500, {}],
    ['"code=404", code=500', 500, {}],
    ['code, code=500', 201, {}],
  ])('%s picks the answer', async (prefer, status, body) => {
    expect(await createWith(prefer)).toMatchObject({ status, body });
  });

  it.each([
    ['code=418', `header Prefer: code must be one of ${documented} for createEnhancedConnection`],
    ['code=abc', `header Prefer: code must be one of ${documented} for createEnhancedConnection`],
    [
      'example=nope',
      'header Prefer: example must be one of vendor-sample, without-queues, soft-failure for status 201',
    ],
    ['example=vendor-sample, code=413', 'header Prefer: example must be one of too-large for status 413'],
    ['dynamic=maybe', 'header Prefer: dynamic must be one of true, false'],
  ])('%s is not documented, and the answer says what is', async (prefer, error_msg) => {
    expect(await createWith(prefer)).toEqual({ status: 400, body: { error_code: 'DLI.0001', error_msg } });
  });

  it('does not hide a violation', async () => {
    const answer = await ask(mock, create({ ...vendorSample, name: '' }, { prefer: 'code=201, dynamic=true' }));
    expect(answer).toMatchObject({ status: 400, body: { error_msg: expect.stringMatching(/^body\.name /) } });
  });

  it('dynamic=true makes up answers that keep the contract', async () => {
    const bodies = new Set<unknown>();
    for (let round = 0; round < 20; round++) {
      for (const code of [201, 400, 401, 413, 500]) {
        const { status, body } = await createWith(`dynamic=true, code=${code}`);
        expect(status).toBe(code);
        bodies.add(JSON.stringify(body));
      }
      expect(await ask(mock, show(id, { prefer: 'dynamic=true' }))).toMatchObject({ status: 200 });
    }
    expect(bodies.size).toBeGreaterThan(50);
  });
});

describe('the query', () => {
  it('chooses the answer too; the header overrides it', async () => {
    expect(await ask(mock, show(id, {}, '?__code=500'))).toMatchObject({ status: 500 });
    expect(await ask(mock, show(id, {}, '?__example=failed-peer'))).toMatchObject({
      body: { available_queue_info: [{ status: 'FAILED' }] },
    });
    expect(await ask(mock, show(id, { prefer: 'code=400' }, '?__code=500'))).toMatchObject({ status: 400 });
    expect(await ask(mock, show(id, {}, '?__code=500&__code=400'))).toMatchObject({ status: 500 });
    expect(await ask(mock, show(id, {}, '?__code='))).toMatchObject({ status: 200 });
    const { body } = await ask(mock, show(id, {}, '?__dynamic=true'));
    expect(body.id).not.toBe(id);
  });

  it.each([
    ['code=418', 'query.__code must be one of '],
    ['example=nope', 'query.__example must be one of '],
    ['dynamic=maybe', 'query.__dynamic must be one of true, false'],
  ])('__%s is not documented, and the answer names the query', async (query, message) => {
    const { status, body } = await ask(mock, show(id, {}, `?__${query}`));
    expect(status).toBe(400);
    expect(body.error_msg).toContain(message);
  });
});
