import { describe, expect, it } from 'vitest';
import { ask, create, minimal } from '../test/ask.ts';
import { builtIn } from './contract.ts';
import { createMock as createOwn } from './index.ts';
import { createMock } from './mock.ts';

const mock = await createOwn();
const tags = [
  { key: 'team', value: 'a' },
  { key: 'team', value: 'b' },
];
const object = 'edsconnections.2a620c33-5609-40c9-affd-2b6453071b0f';
const share = (grant: object) =>
  new Request('http://mock.test/v1.0/p1/authorization', {
    method: 'PUT',
    headers: { 'x-auth-token': 'any-token', 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'grant', privileges: [{ object, privileges: ['BIND_QUEUE'] }], ...grant }),
  });

/** Requests that the schemas accept and rules outside of the schemas refuse. */
const refused: [string, () => Request, RegExp][] = [
  ['that binds the queue default', () => create({ ...minimal, queues: ['q1', 'DEFAULT'] }), /queue default cannot/],
  ['that gives a key twice', () => create({ ...minimal, tags }), /^body\.tags has the key team more than once/],
  ['that shares with a user', () => share({ projectId: 'p2', user_name: 'u' }), /^body\.user_name is not accepted/],
  [
    'that shares with two projects',
    () => share({ projectId: 'p2', grant_project_id: 'p3' }),
    /^body\.grant_project_id differs/,
  ],
  ['that shares with the owner', () => share({ projectId: 'p1' }), /^body\.projectId must be another project/],
];

describe('a rule that the spec states only in prose', () => {
  it.each(refused)('refuses a request %s', async (_, request, error_msg) => {
    const body = { error_code: 'DLI.0001', error_msg: expect.stringMatching(error_msg) };
    expect(await ask(mock, request())).toEqual({ status: 400, body });
  });

  it.each(['code=201', 'example=without-queues', 'dynamic=true'])('is not hidden by %s', async (prefer) => {
    expect(await ask(mock, create({ ...minimal, tags }, { prefer }))).toMatchObject({ status: 400 });
  });

  it('applies after the schemas', async () => {
    const { body } = await ask(mock, create({ ...minimal, name: '', tags }));
    expect(body.error_msg).toMatch(/^body\.name must/);
  });

  it('does not apply to another spec', async () => {
    const other = await createMock({ specified: { document: builtIn.document, contract: builtIn.contract } });
    for (const [, request] of refused) expect((await ask(other, request())).status).toBeLessThan(300);
  });
});
