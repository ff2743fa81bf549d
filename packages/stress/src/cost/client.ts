import { connect, type Socket } from 'node:net';

/** Result of a request. */
export interface RequestResult {
  /** 0 without an answer. */
  status: number;
  /** Size of the answer, in bytes. */
  bytes: number;
  ms: number;
  /** Set if the answer was not complete within the limit. */
  late: boolean;
}

/** A client with one connection, which is reopened after the server has closed it. */
export interface Client {
  /** Sends the bytes of one request and waits for the answer. */
  send: (request: Uint8Array, withinMs: number) => Promise<RequestResult>;
  close: () => void;
}

/** Creates a client for a port on this machine. */
export function clientOf(port: number): Client {
  let socket: Socket | undefined;
  const open = () => {
    if (socket?.writable && socket.readable) return socket;
    socket = connect(port, '127.0.0.1').setNoDelay();
    socket.on('error', () => {}); // reported by `close`
    return socket;
  };
  return {
    send: (request, withinMs) => exchange(open(), request, withinMs),
    close: () => socket?.destroy(),
  };
}

function exchange(socket: Socket, request: Uint8Array, withinMs: number): Promise<RequestResult> {
  const started = performance.now();
  const reader = createReader();
  return new Promise((resolve) => {
    const end = (late = false) => {
      clearTimeout(timer);
      socket.off('data', hear).off('close', gone);
      if (late) socket.destroy();
      resolve({ status: reader.status(), bytes: reader.bytes(), ms: performance.now() - started, late });
    };
    const hear = (chunk: Buffer) => {
      if (reader.isWhole(chunk)) end();
    };
    const gone = () => end();
    const timer = setTimeout(() => end(true), withinMs);
    socket.on('data', hear).on('close', gone);
    socket.write(request);
  });
}

/** Finds the end of an answer. It stores only the head. */
function createReader() {
  let head = '';
  let [status, bytes, left] = [0, 0, 0];
  let chunked = false;
  let tail = '';
  /** Returns true if the answer ends with this chunk. */
  function isWhole(chunk: Buffer): boolean {
    bytes += chunk.length;
    if (status !== 0) return isEnd(chunk);
    head += chunk.toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return false;
    const rest = Buffer.from(head.slice(end + 4), 'latin1');
    const fields = head.slice(0, end);
    head = '';
    // An interim answer is only a head, and another answer follows.
    if (/^HTTP\/1\.1 1/.test(fields)) return rest.length > 0 && isWhole(rest);
    status = Number(/^HTTP\/1\.1 (\d{3})/.exec(fields)?.[1] ?? -1);
    chunked = /\r\ntransfer-encoding: chunked/i.test(fields);
    left = Number(/\r\ncontent-length: (\d+)/i.exec(fields)?.[1] ?? 0);
    return isEnd(rest);
  }
  function isEnd(chunk: Buffer): boolean {
    left -= chunk.length;
    tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 7))).slice(-7);
    return chunked ? tail === '\r\n0\r\n\r\n' : left <= 0;
  }
  return { isWhole, status: () => status, bytes: () => bytes };
}
