import { expect, test, vi } from 'vitest';
import { clientOf, created, input, rejectionOf, token } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';
import type { RequestEvent, ResponseEvent } from './index.ts';

const away = { error_code: 'DLI.0999', error_msg: `away ${token}` };

test('each attempt is reported, without a secret, and a hook may set headers', async () => {
  const clock = virtualClock();
  const [asked, answered, traced]: [RequestEvent[], ResponseEvent[], unknown[]] = [[], [], []];
  const client = clientOf(
    async (request) => {
      traced.push(request.headers.get('traceparent'));
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 5));
      return traced.length === 1 ? Response.json(away, { status: 503 }) : Response.json(created, { status: 201 });
    },
    {
      clock,
      retry: {},
      onRequest: (event) => {
        // The headers at the time of the event; credentials are added later.
        asked.push({ ...event, headers: new Headers(event.headers) });
        event.headers.set('traceparent', `00-${event.attempt}`);
      },
      onResponse: (event) => answered.push(event),
    },
  );
  await clock.until(client.createEnhancedConnection(input));
  const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
  const event = { operationId: 'createEnhancedConnection', method: 'POST', url };
  expect(asked).toMatchObject([
    { ...event, attempt: 1 },
    { ...event, attempt: 2 },
  ]);
  expect(traced).toEqual(['00-1', '00-2']);
  expect(answered).toMatchObject([
    { attempt: 1, durationMs: 5, status: 503, error: { error_msg: 'away [secret]' }, retryInMs: 250 },
    { attempt: 2, durationMs: 5, status: 201, error: undefined, retryInMs: undefined },
  ]);
  const shown = JSON.stringify([asked.map(({ headers, ...rest }) => [...headers, rest]), answered]);
  expect(shown).not.toContain(token);
});

test('an attempt that is aborted or times out is reported too', async () => {
  const clock = virtualClock();
  const answered: ResponseEvent[] = [];
  const onResponse = (event: ResponseEvent) => answered.push(event);
  const client = clientOf(() => new Promise<Response>(() => {}), { clock, timeoutMs: 50, onResponse });
  await rejectionOf(clock.until(client.createEnhancedConnection(input)));
  const controller = new AbortController();
  const call = rejectionOf(client.createEnhancedConnection(input, { signal: controller.signal }));
  clock.setTimeout(() => controller.abort(new Error('enough')), 10);
  await clock.until(call);
  expect(answered).toMatchObject([
    { attempt: 1, durationMs: 50, status: undefined, error: { name: 'UnknownOutcomeError' } },
    { attempt: 1, durationMs: 10, status: undefined, error: undefined },
  ]);
});

test('a hook that throws or rejects changes nothing, and the console has its error', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const failure = new Error('the log is full');
  const onRequest = () => {
    throw failure;
  };
  const onResponse = async () => onRequest();
  const client = clientOf(async () => Response.json(created, { status: 201 }), { onRequest, onResponse });
  expect(await client.createEnhancedConnection(input)).toEqual(created);
  await vi.waitFor(() => expect(logged).toHaveBeenCalledTimes(2), { timeout: 30_000 });
  expect(logged).toHaveBeenCalledWith('a client hook failed:', failure);
  logged.mockRestore();
});
