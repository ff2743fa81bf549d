import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { answer } from '../test/exchanges.ts';
import { exchange, until } from '../test/socket.ts';
import { type Served, serve } from './index.ts';

let served: Served | undefined;
const errors: unknown[] = [];

type Kind = 'bytes' | 'texts';
/** A server whose answers have bodies of a number of pieces, made on demand; `wait` comes before each of them. */
async function start(kind: Kind, pieces: number, size: number, failsAt = -1, wait = async () => {}) {
  const seen = { made: 0, cancelled: false };
  async function* body() {
    try {
      for (; seen.made < pieces; seen.made++) {
        await wait();
        if (seen.made === failsAt) throw new Error('secret');
        yield kind === 'bytes' ? new Uint8Array(size).fill(120) : 'x'.repeat(size);
      }
    } finally {
      seen.cancelled = seen.made < pieces && seen.made !== failsAt;
    }
  }
  served = await serve(async () => answer(body()), {
    port: 0,
    setting: 'PORT',
    onError: (error) => errors.push(error),
  });
  return { seen, port: served.port, url: served.url };
}

afterEach(async () => {
  await served?.close();
  served = undefined;
  errors.length = 0;
});

const get = 'GET / HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n';
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe.each<Kind>(['bytes', 'texts'])('a body of %s', (kind) => {
  it.each([0, 1, 2, 3, 50])('of %i pieces arrives unchanged', async (pieces) => {
    const { url } = await start(kind, pieces, 1_000);
    const response = await fetch(url);
    expect(response.headers.get('x-test')).toBe('here');
    expect(response.headers.get('content-length')).toBeNull();
    expect((await response.text()).length).toBe(pieces * 1_000);
  });

  it.each([
    ['at once', async () => {}],
    ['later', tick],
  ])('that fails %s is cut off, wherever it fails, without a word of the reason', async (_, wait) => {
    for (const failsAt of [0, 1, 2, 3, 7]) {
      const { port, seen } = await start(kind, 9, 10, failsAt, wait);
      const { text } = await exchange(port, get);
      // Neither the last chunk nor the length of the whole.
      expect(text).not.toMatch(/\r\n0\r\n|content-length/i);
      expect(text).not.toContain('secret');
      expect(seen.made).toBe(failsAt);
      expect(errors.splice(0)).toEqual([new Error('secret')]);
      await served?.close();
    }
  });

  it('is produced no faster than it is read, and cancelled if the reader leaves', async () => {
    const size = 65_536;
    const { port, seen } = await start(kind, 100_000, size);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(get);
    await new Promise((resolve) => socket.once('readable', resolve)); // and reads nothing more
    // It comes to a halt once the buffers of both ends are full: of 6 GB some megabytes.
    let before = -1;
    await until(async () => {
      const isStill = before === seen.made;
      before = seen.made;
      return isStill;
    });
    expect(seen.made * size).toBeLessThan(64 * 1024 * 1024);
    expect(seen.cancelled).toBe(false);
    socket.destroy();
    await until(() => seen.cancelled);
    expect(errors).toEqual([]);
  });
});

describe('a complete body', () => {
  it.each(['', 'plain', 'é', 'ÿ\u0080', '中文', '😀', 'x'.repeat(100_000)])(
    'of %.20j arrives as it was',
    async (text) => {
      for (const body of [text, new TextEncoder().encode(text)]) {
        served = await serve(async () => answer(body), { port: 0, setting: 'PORT' });
        const response = await fetch(served.url);
        expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
        expect(await response.text()).toBe(text);
        await served.close();
      }
    },
  );

  it('is not sent to HEAD, but its length is', async () => {
    served = await serve(async () => answer('text'), { port: 0, setting: 'PORT' });
    const { text } = await exchange(served.port, get.replace('GET', 'HEAD'));
    expect(text).toMatch(/\r\ncontent-length: 4\r\n/i);
    expect(text).toMatch(/\r\n\r\n$/);
  });
});
