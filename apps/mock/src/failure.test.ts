import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask, create, show, vendorSample } from '../test/ask.ts';
import { changedBundle } from '../test/bundle.ts';
import { createMock } from './index.ts';

async function mockOf(from: string | RegExp, to: string) {
  const errors: unknown[] = [];
  const mock = await createMock({ specified: changedBundle(from, to), onError: (error) => errors.push(error) });
  return { mock, errors };
}

describe('when there is no answer', () => {
  it('because the requested example breaks the contract, the answer is a 500 with the reason', async () => {
    const { mock, errors } = await mockOf(/"connection_id":"[^"]+"\}/, '"connection_id":"no uuid"}');
    const answer = await ask(mock, create(vendorSample, { prefer: 'example=vendor-sample' }));
    expect(answer).toEqual({
      status: 500,
      body: {
        error_code: 'DLI.0999',
        error_msg:
          'The mock could not answer: the example vendor-sample breaks the contract: ' +
          'body.connection_id must have the format uuid (it is a string of 7 characters)',
      },
    });
    expect(errors).toEqual([expect.any(Error)]);
    expect(await ask(mock, show('x'))).toMatchObject({ status: 200 });
  });

  it('because of the spec, the reason is printed in one line', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => print.mockRestore());
    const mock = await createMock({
      specified: changedBundle(/"connection_id":"[^"]+"\}/, '"connection_id":"no uuid"}'),
    });
    await ask(mock, create(vendorSample, { prefer: 'example=vendor-sample' }));
    expect(print.mock.calls).toEqual([
      [expect.stringMatching(/^500: the example vendor-sample breaks the contract: [^\n]+$/)],
    ]);
  });

  it('an example that breaks the contract is skipped', async () => {
    const { mock, errors } = await mockOf(/"connection_id":"[^"]+"\}/, '"connection_id":"no uuid"}');
    expect(await ask(mock, create(vendorSample))).toMatchObject({ status: 201 });
    expect(errors).toEqual([]);
  });

  it('a bad request is a 400 with the reason even if the spec documents none', async () => {
    const { mock, errors } = await mockOf(/("operationId":"createEnhancedConnection".*?)"400":\{/s, '$1"402":{');
    const answer = await ask(mock, create({}));
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'DLI.0001' } });
    expect(answer.body.error_msg).toMatch(/^body\.name is required/);
    expect(errors).toEqual([]);
  });

  it('no mock is made if the document belongs to another spec than the contract', async () => {
    await expect(mockOf(/"operationId":"create\w+"/, '"operationId":"other"')).rejects.toThrow(
      /has an operation createEnhancedConnection that the bundle lacks/,
    );
  });
});
