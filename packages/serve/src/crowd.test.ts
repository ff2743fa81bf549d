import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer, bodyOf } from '../test/exchanges.ts';
import { exchange, until } from '../test/socket.ts';
import { type ServeOptions, serve } from './index.ts';

const mebibyte = 1024 * 1024;
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: t\r\n${more}\r\n`;

async function start(target: Parameters<typeof serve>[0], options: Partial<ServeOptions> = {}) {
  const served = await serve(target, { port: 0, setting: 'NONE', ...options });
  onTestFinished(served.close);
  return served;
}

/** A connection that sends some text and stays. */
function holding(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write(text);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** A function that returns the number of rounds of the event loop so far. */
function countRounds(): () => number {
  let round = 0;
  let next: NodeJS.Immediate;
  const turn = () => {
    round++;
    next = setImmediate(turn);
  };
  turn();
  onTestFinished(() => clearImmediate(next));
  return () => round;
}

const chunked = 'POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';

const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);

describe('a body', () => {
  const size = async (request: Parameters<Parameters<typeof serve>[0]>[0]) => {
    const taken = await request.take(12 * mebibyte);
    return answer(typeof taken === 'string' ? taken : `${taken.length}`);
  };
  const post = (length: number) => `POST / HTTP/1.1\r\nHost: t\r\nContent-Length: ${length}\r\n\r\n`;

  it('for which no memory is left is not read, and memory is released when a body ends', async () => {
    const { port, url } = await start(size, { maxBodyMemory: 2 * mebibyte });
    const hold = () => {
      const socket = holding(port, post(1.5 * mebibyte + 1));
      socket.write(Buffer.alloc(1.5 * mebibyte, ' '));
      return socket;
    };
    const send = async (bytes: number) => (await fetch(url, { method: 'POST', body: 'x'.repeat(bytes) })).text();
    let held = hold();
    await until(async () => {
      if ((await send(1.5 * mebibyte)) === 'busy') return true;
      // The two may have come at once, and the other one was refused.
      held.destroy();
      held = hold();
      await sleep(50);
      return false;
    });
    expect(await send(60_000)).toBe('60000');
    held.destroy();
    await until(async () => (await send(1.5 * mebibyte)) === String(1.5 * mebibyte));
  });

  it.each([
    ['of a byte', 1, 5_100, 5_200],
    ['of forty bytes', 40, 29_000, 30_010],
  ])('in more pieces %s than a body may have is refused', async (_, bytes, few, many) => {
    const { port } = await start(size);
    const head = 'POST / HTTP/1.1\r\nHost: t\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
    const piece = `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`;
    const sent = async (pieces: number) => (await exchange(port, `${head}${piece.repeat(pieces)}0\r\n\r\n`)).text;
    expect(await sent(few)).toMatch(new RegExp(`\\r\\n\\r\\n${few * bytes}$`));
    expect(await sent(many)).toMatch(/too many pieces$/);
  });

  it('that expects 100-continue gets it if it will be read, otherwise the answer at once', async () => {
    const { port } = await start(async (request) =>
      answer(request.url.pathname.endsWith('/take') ? await bodyOf(request) : 'no'),
    );
    const expecting = (path: string, length: number, expectation = '100-continue') =>
      `POST ${path} HTTP/1.1\r\nHost: t\r\nConnection: close\r\nExpect: ${expectation}\r\nContent-Length: ${length}\r\n\r\n`;
    expect(statusesIn((await exchange(port, expecting('/leave', 3))).text)).toEqual(['200']);
    expect(statusesIn((await exchange(port, expecting('/take', 11))).text)).toEqual(['200']);
    for (const expectation of ['100-continue', '100-Continue, wonders', '100-continue\r\nExpect: 100-continue']) {
      const feed = (socket: Socket) => socket.once('data', () => socket.write('abc'));
      const { text } = await exchange(port, expecting('/take', 3, expectation), feed);
      expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 .*abc$/s);
    }
  });

  it.each(['Content-Length: 8388608', 'Transfer-Encoding: chunked'])(
    'that is large is read piece by piece, so that others get theirs, with %s',
    async (framing) => {
      const round = countRounds();
      let rounds = 0;
      const { port } = await start(async (request) => {
        const before = round();
        const answered = await size(request);
        rounds = round() - before;
        return answered;
      });
      const bytes = ' '.repeat(8 * mebibyte);
      const body = framing.endsWith('chunked') ? `800000\r\n${bytes}\r\n0\r\n\r\n` : bytes;
      const { text } = await exchange(
        port,
        `POST / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n${framing}\r\n\r\n${body}`,
      );
      expect(text).toMatch(/\r\n\r\n8388608$/);
      expect(rounds).toBeGreaterThan(100); // pieces have up to 64 KiB
    },
  );

  it('that is large is read on once for all chunks that came together, which are not kept one by one', async () => {
    const round = countRounds();
    const { port } = await start(size);
    const large = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`;
    const before = round();
    const body = `${large}${'1\r\n \r\n'.repeat(5_000)}0\r\n\r\n`;
    const { text } = await exchange(
      port,
      `POST / HTTP/1.1\r\nHost: t\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
    );
    expect(text).toMatch(/\r\n\r\n105000$/);
    expect(round() - before).toBeLessThan(1_000); // with a round for each chunk it would be 5,000
  });

  it('that is large waits while others are processed, and a small one does not', async () => {
    const working = Promise.withResolvers<void>();
    let large = 0;
    const { url } = await start(async (request) => {
      const taken = await request.take(mebibyte);
      if (taken.length > 100_000) {
        large++;
        await working.promise;
      }
      return answer('done');
    });
    const send = async (bytes: number) => (await fetch(url, { method: 'POST', body: 'x'.repeat(bytes) })).text();
    const all = Promise.all(Array.from({ length: 6 }, () => send(200_000)));
    await until(() => large > 0);
    for (let at = 0; at < 20; at++) expect(await send(10)).toBe('done');
    expect(large).toBeLessThanOrEqual(2);
    working.resolve();
    expect(await all).toHaveLength(6);
  });
});

describe('a connection', () => {
  it('above the limit is answered 503', async () => {
    const { port, url } = await start(async () => answer('fine'), { maxSockets: 1 });
    const first = holding(port, get('/'));
    await new Promise((resolve) => first.once('data', resolve));
    const { text } = await exchange(port, get('/'));
    expect(text).toMatch(/^HTTP\/1\.1 503 .*connection: close\r.*retry-after: 1\r.*DLI\.0999/is);
    first.destroy();
    await until(async () => (await fetch(url, { headers: { connection: 'close' } })).status === 200);
  });

  it('has all requests answered one at a time and in order, also those after a body', async () => {
    let [atATime, most] = [0, 0];
    const { port } = await start(async (request) => {
      most = Math.max(most, ++atATime);
      const body = request.method === 'POST' ? await bodyOf(request) : '';
      await new Promise((resolve) => setImmediate(resolve));
      atATime--;
      return answer(`<${request.url.pathname.slice(1)}${body}>`);
    });
    const post = 'POST /post HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc';
    const each = Array.from({ length: 100 }, (_, at) => get(`/${at}`));
    const { text } = await exchange(port, `${each.join('')}${post}${get('/last', 'Connection: close\r\n')}`);
    const bodies = [...text.matchAll(/<(\w+)>/g)].map(([, body]) => body);
    expect(bodies).toEqual([...each.keys(), 'postabc', 'last'].map(String));
    expect(most).toBe(1);
  });

  it.each([
    ['behind another', [get('/first') + chunked, chunked]],
    ['alone', [chunked, chunked]],
  ])(
    'is read on after the answer to a chunked request that came %s, though its body is not taken',
    async (_, pieces) => {
      const { port } = await start(async () => answer('no'));
      let [sent, text] = ['', ''];
      const socket = holding(port, '').on('data', (data) => {
        text += data;
      });
      for (const piece of pieces) {
        sent += piece;
        socket.write(piece);
        await until(() => statusesIn(text).length === sent.split(' HTTP/1.1').length - 1);
      }
    },
  );

  it('is given one answer in each round of the event loop, so that others get theirs', async () => {
    const round = countRounds();
    const rounds: number[] = [];
    const { port } = await start(async (request) => {
      rounds.push(round());
      await null; // the body is read after all requests that came with it, as behind a check of credentials
      return answer(await bodyOf(request));
    });
    const post = 'POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\nabc';
    await exchange(port, `${post.repeat(100)}${get('/last', 'Connection: close\r\n')}`);
    expect(rounds).toHaveLength(101);
    expect(new Set(rounds).size).toBe(101);
  });

  it('from a client that closes its side after its requests gets all answers, and is closed', async () => {
    const { port } = await start(async () => {
      await sleep(1);
      return answer('done');
    });
    const { text } = await exchange(port, get('/').repeat(40), (socket) => void socket.end());
    expect(statusesIn(text)).toHaveLength(40);
  });

  it('that sends more requests at once than may wait gets answers to those, and is closed', async () => {
    const { port } = await start(async () => answer('done'));
    const { text } = await exchange(port, get('/').repeat(1_000));
    expect(statusesIn(text)).toHaveLength(256);
    expect(text.match(/connection: close/gi)).toHaveLength(1);
  });

  it('that does not read is given no more answers than it takes', async () => {
    let answers = 0;
    const { port } = await start(async () => {
      answers++;
      return answer('x'.repeat(mebibyte));
    });
    holding(port, get('/').repeat(200)).pause();
    let before = -1;
    await until(async () => {
      const isStill = before === answers && answers > 0;
      before = answers;
      return isStill;
    });
    expect(answers).toBeLessThan(50);
  });
});
