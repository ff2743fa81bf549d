/** A server may answer 413 before it has read the body, and close the connection (RFC 9110, 15.5.14). */
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createRemote } from '../src/cli/target.ts';
import { askTarget } from '../src/index.ts';
import { startOnTheWire } from './legal/wire.ts';
import { kit } from './targets.ts';

const only = [
  'createEnhancedConnection/body/x-max-body-bytes-*',
  'updateEnhancedConnection/body/x-max-body-bytes-broken',
];

/** Asks a server that answers an announced body over the limit at once, and then does something with the connection. */
async function askEarly(headers: object, then: (response: ServerResponse) => unknown) {
  const { url, server } = await startOnTheWire((response, answer, body) => {
    const fields = { ...Object.fromEntries(answer.headers), 'content-length': body.length };
    if (answer.status !== 413) return response.writeHead(answer.status, fields).end(body);
    response.writeHead(413, { ...fields, ...headers });
    // Without end(), after which Node.js would read the body and drop it.
    return response.write(body, () => then(response));
  }, 12_582_912);
  const asked = { name: 'early', target: createRemote(), endpoint: url, only };
  return askTarget(kit, asked).finally(() => server.close().closeAllConnections());
}

const close = { connection: 'close' };

test.each<[string, object, (response: ServerResponse) => unknown]>([
  ['breaks the connection', {}, ({ socket }) => socket?.resetAndDestroy()],
  ['closes the connection', close, ({ socket }) => socket?.destroy()],
  ['closes its side', close, ({ socket }) => socket?.end()],
  ['reads no further', {}, () => {}],
])('an answer before the body counts, if the server then %s', async (_, headers, then) => {
  const { report } = await askEarly(headers, then);
  expect(report.failures).toEqual([]);
  expect(report.broken).toBeUndefined();
  expect(report.total).toBe(3);
});
