import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The bytes and times of a raw connection until it closed. */
export interface SocketExchange {
  text: string;
  /** Milliseconds until the first byte of an answer; `undefined` when there was none. */
  answeredAfter: number | undefined;
  /** Milliseconds until the connection was gone. */
  closedAfter: number;
  /** Bytes that the client handed to its socket. */
  sent: number;
}

/** Sends text unchanged, then whatever `feed` writes, and waits until the connection is closed. */
export function exchange(
  port: number,
  text: string,
  feed: (socket: Socket) => void = () => {},
): Promise<SocketExchange> {
  return new Promise((resolve) => {
    const started = performance.now();
    const result: SocketExchange = { text: '', answeredAfter: undefined, closedAfter: 0, sent: 0 };
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (data) => {
      result.answeredAfter ??= performance.now() - started;
      result.text += data;
    });
    socket.on('error', () => {}); // the server may cut the connection while we write
    socket.on('close', () => {
      resolve({ ...result, closedAfter: performance.now() - started, sent: socket.bytesWritten });
    });
    socket.write(text);
    feed(socket);
  });
}

/** Writes chunks of a chunked body until the connection is gone. */
export function writeForEver(socket: Socket): void {
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, ' '), Buffer.from('\r\n')]);
  const write = () => {
    while (!socket.destroyed && socket.write(chunk));
    if (!socket.destroyed) socket.once('drain', write);
  };
  write();
}

/** Waits for a condition. Fails after half a minute. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (await isSo()) return;
    await sleep(10);
  }
  throw new Error('it did not become so');
}
