import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from '@dli-connections/lab/port';
import { relay } from '@dli-connections/lab/relay';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';

/** A connection to a database that can be cut and restored. */
export interface Proxy {
  url: string;
  /** Ends every connection and refuses new ones. */
  cut: () => Promise<void>;
  mend: () => Promise<void>;
}

/** A statement that is refused, as by a pooler, which then closes the connection. */
interface Refused {
  statement: string;
  message: string;
}

/** Puts a port of its own between a store and its database. */
export async function createProxy(target: string, refused?: Refused): Promise<Proxy> {
  const { host, port, user, database, password } = new Client(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    relay(near, far, sockets);
    if (refused) near.on('data', (bytes) => bytes.includes(refused.statement) && near.end(errorOf(refused.message)));
  });
  const cut = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const own = portOf(server);
  onTestFinished(async () => {
    if (server.listening) await cut();
  });
  const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password ?? ''))}`;
  const options = new URL(target.replace('@/', '@host/')).searchParams.get('options') ?? '';
  const url = `postgres://${who}@127.0.0.1:${own}/${database}?options=${encodeURIComponent(options)}`;
  return { url, cut, mend: () => listen(own) };
}

/** An ErrorResponse of PostgreSQL's protocol. */
function errorOf(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.from('E....');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
