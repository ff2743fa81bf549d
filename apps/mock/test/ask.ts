import { operations, type Target } from '@dli-connections/contract';
import { createRouter, describe } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { expect } from 'vitest';

/** The request body of the vendor page's example. */
export const vendorSample = {
  name: 'test',
  dest_vpc_id: '22094d8f-c310-4621-913d-4c4d655d8495',
  dest_network_id: '78f2562a-36e4-4b39-95b9-f5aab22e1281',
  queues: ['q1', 'q2'],
  hosts: [
    { ip: '192.168.0.1', name: 'ecs-97f8-0001' },
    { ip: '192.168.0.2', name: 'ecs-97f8-0002' },
  ],
};

/** Only the required parts. */
export const minimal = { name: 'test', dest_vpc_id: 'v', dest_network_id: 'n' };

/** An answer that was checked against the contract. */
export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

const route = createRouter(operations);

/** Sends a request and checks the answer against the contract. */
export async function ask(target: Target, request: Request): Promise<Answered> {
  const { method, url } = request;
  const operationId = route(method, new URL(url).pathname)?.operationId ?? '';
  const response = await target(request);
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
  const text = await response.text();
  const body = JSON.parse(text);
  expect(String(body.error_msg), 'nothing invisible').not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  // An unknown path is answered by the gateway, in the error envelope that every operation shares.
  const check =
    validators[operationId]?.responses[response.status] ??
    (response.status === 404 ? validators.createEnhancedConnection?.responses[500] : undefined);
  if (!check) throw new Error(`${operationId} documents no ${response.status}: ${text}`);
  if (!check.all(body)) throw new Error(`${response.status}: ${describe('body', body, check.all.errors ?? [])}`);
  return { status: response.status, body };
}

const base = 'http://mock.test/v2.0/48cc2c48765f481480c7db940d6409d1/datasource/enhanced-connections';
const usual = { 'x-auth-token': 'any-token', 'content-type': 'application/json' };

/** A create, with headers instead of or besides the usual ones. A value that is not text is sent as JSON. */
export function create(body: unknown, headers: Record<string, string> = {}, url = base): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(url, {
    method: 'POST',
    headers: { ...usual, ...headers },
    body: new TextEncoder().encode(text),
  });
}

/** A show. */
export function show(id: string, headers: Record<string, string> = {}, query = ''): Request {
  return new Request(`${base}/${id}${query}`, { headers: { 'x-auth-token': 'any-token', ...headers } });
}
