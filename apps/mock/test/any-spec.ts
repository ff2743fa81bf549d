import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetOf } from '@dli-connections/contract/server';
import { onTestFinished } from 'vitest';
import { mockOfFile } from '../src/follow.ts';

/** A mock of a spec with some paths and components, in YAML or as plain values. */
export async function mockOf(paths: object, more: object = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'dli-mock-any-'));
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 3 }));
  const file = join(folder, 'openapi.json');
  const document = { openapi: '3.1.0', info: { title: 'Any', version: '1' }, paths, ...more };
  await writeFile(file, JSON.stringify(document, null, 1));
  const errors: unknown[] = [];
  const { exchange, spec, broken } = await mockOfFile(file, { onError: (error) => errors.push(error) });
  const target = targetOf(exchange);
  const ask = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await target(new Request(`http://any.test${path}`, { method, ...init }));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return { ask, exchange, spec, broken, errors };
}

export const json = (schema: unknown, more: object = {}) => ({ 'application/json': { schema, ...more } });
export const ok = (content?: object, more: object = {}) => ({
  200: { description: 'ok', ...(content && { content }), ...more },
});
export const post = (schema: unknown) => ({ requestBody: { required: true, content: json(schema) }, responses: ok() });
export const sent = (body: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
export const messageOf = ({ text }: { text: string }) => String(JSON.parse(text).error_msg);
