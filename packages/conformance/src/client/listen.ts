import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Target } from '@dli-connections/contract';
import { portOf } from '@dli-connections/lab/port';

/** Puts a target on a free port of this machine, for clients that cannot be given one. */
export const listen = (target: Target): Promise<Listening> =>
  opened(createServer((incoming, outgoing) => void answer(target, incoming, outgoing)));

/** A server that can be called. */
export interface Listening {
  url: string;
  close: () => Promise<void>;
}

/** Has a server listen on a free port of this machine. Closing it ends its connections, too. */
export async function opened(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(target: Target, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  const { method = 'GET', url = '/', headers, rawHeaders } = incoming;
  const pairs = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 ? [] : [[name, rawHeaders[at + 1] ?? '']],
  );
  const body = bytes.length > 0 && method !== 'GET' ? { body: new Uint8Array(bytes) } : {};
  const response = await target(new Request(`http://${headers.host}${url}`, { method, headers: pairs, ...body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
