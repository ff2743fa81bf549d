import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { portOf } from '@dli-connections/lab/port';
import { expect, onTestFinished, test } from 'vitest';
import { waitFor } from '../src/cli/target.ts';

test('waiting for a server leaves no open connection, which the server could close under a case', async () => {
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const asked = once(server, 'request').then(([request]): IncomingMessage => request);
  await waitFor(`http://127.0.0.1:${portOf(server)}`, 0);
  const { headers, socket } = await asked;
  expect(headers.connection).toBe('close');
  if (!socket.destroyed) await once(socket, 'close');
  await expect(waitFor('http://127.0.0.1:9', 0)).rejects.toThrow('nothing answers at http://127.0.0.1:9');
});
