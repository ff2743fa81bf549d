import { createServer } from 'node:http';
import { collectGarbage } from '@dli-connections/lab/garbage';
import { portOf } from '@dli-connections/lab/port';
import { describe, expect, it, vi } from 'vitest';
import { clientOf, created, input, rejectionOf, type TestOptions } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';

const answerCreated = async () => Response.json(created, { status: 201 });

describe('an abort', () => {
  const reason = new Error('enough');
  const silent = () => new Promise<Response>(() => {});

  it('before the call sends nothing', async () => {
    const target = vi.fn(answerCreated);
    const call = clientOf(target).createEnhancedConnection(input, { signal: AbortSignal.abort(reason) });
    expect(await rejectionOf(call)).toBe(reason);
    expect(target).not.toHaveBeenCalled();
  });

  it('ends the call even if the target ignores it', async () => {
    const controller = new AbortController();
    const call = clientOf(silent).createEnhancedConnection(input, { signal: controller.signal });
    controller.abort(reason);
    expect(await rejectionOf(call)).toBe(reason);
  });

  it('reaches the target, and its own rejection does not hide the reason', async () => {
    const controller = new AbortController();
    const target = (request: Request) =>
      new Promise<Response>((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('socket closed')));
      });
    const call = clientOf(target).createEnhancedConnection(input, { signal: controller.signal });
    controller.abort();
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError' });
  });

  describe.each<[string, Partial<TestOptions>]>([
    ['an abort', {}],
    ['the end of the time of the call', { timeoutMs: 1000 }],
    ['the end of the time of an attempt', { retry: { attempts: 1, attemptTimeoutMs: 1000 } }],
  ])('%s', (name, options) => {
    /** Ends a call when it has arrived. */
    async function end(arrived: Promise<void>, settings: Partial<TestOptions>) {
      let waiting = true;
      void arrived.then(async () => {
        // One round of the event loop later, everything held only while the request was made is garbage.
        await new Promise<void>((resolve) => setImmediate(resolve));
        collectGarbage();
        if (aborts) controller.abort(reason);
        waiting = false;
      });
      const clock = virtualClock(undefined, () => waiting);
      const client = clientOf(silent, { ...options, ...settings, clock });
      const controller = new AbortController();
      const aborts = name === 'an abort';
      const call = client.createEnhancedConnection(input, aborts ? { signal: controller.signal } : {});
      await rejectionOf(clock.until(call));
    }

    it('aborts the signal of the request', async () => {
      let request = new Request('http://dli.test');
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const target = (given: Request) => {
        request = given;
        arrive();
        return silent();
      };
      await end(arrived, { fetch: target });
      expect(request.signal.aborted).toBe(true);
    });

    it.each<[string, TestOptions['fetch']]>([
      ['the global fetch', undefined],
      ['a fetch that takes nothing but a request', (request) => fetch(request)],
      [
        'a fetch that sends a copy with the signal',
        (request) => fetch(new Request(request, { keepalive: true }), { signal: request.signal }),
      ],
    ])('closes the connection of %s', async (_name, transport) => {
      let [arrive, close] = [() => {}, () => {}];
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const closed = new Promise<void>((resolve) => (close = resolve));
      const server = createServer((_request, response) => {
        response.once('close', close);
        arrive();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await end(arrived, { endpoint: `http://127.0.0.1:${portOf(server)}`, fetch: transport });
      await closed;
      await new Promise((resolve) => server.close(resolve));
    });
  });

  it('ends the reading of a body', async () => {
    const controller = new AbortController();
    const endless = new Response(new ReadableStream({ pull: () => new Promise<void>(() => {}) }), { status: 201 });
    const call = clientOf(async () => endless).createEnhancedConnection(input, { signal: controller.signal });
    setTimeout(() => controller.abort(reason));
    expect(await rejectionOf(call)).toBe(reason);
  });

  it('after the answer changes nothing, and the signal is released', async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    expect(await clientOf(answerCreated).createEnhancedConnection(input, { signal })).toEqual(created);
    expect(removed).toHaveBeenCalled();
  });
});
