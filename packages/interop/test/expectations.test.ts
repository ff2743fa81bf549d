import { expect, onTestFinished, test } from 'vitest';
import { loadRequests } from '../src/expectations.ts';
import { startReference } from '../src/server.ts';

test('the reference server judges each request as the table says', async () => {
  const { url, end } = await startReference();
  onTestFinished(async () => void (await end()));
  const send = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { 'X-Auth-Token': 'any', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const create = { name: 'judged', dest_vpc_id: 'v', dest_network_id: 'n' };
  const created = await send('POST', '/v2.0/p1/datasource/enhanced-connections', create);
  const { connection_id } = (await created.json()) as { connection_id: string };

  const wrong: string[] = [];
  for (const { step, method, path, body, valid } of loadRequests()) {
    const named = JSON.stringify({ path, body })
      .replaceAll('/c1', `/${connection_id}`)
      .replaceAll('.c1', `.${connection_id}`);
    const sent = JSON.parse(named) as { path: string; body?: unknown };
    const { status } = await send(method, sent.path, sent.body);
    if (valid ? status >= 300 : status !== 400) wrong.push(`${step}: ${status}`);
  }
  expect(wrong).toEqual([]);
});
