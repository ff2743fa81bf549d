import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange, until } from '../test/socket.ts';
import { lightResponse, type Served, serve } from './index.ts';

let served: Served | undefined;
const errors: unknown[] = [];

type Kind = 'bytes' | 'texts';
const headers = { 'x-test': 'here' };

/** A server whose answers have bodies of so many pieces, as they are asked for; `wait` lies before each of them. */
async function start(kind: Kind, pieces: number, size: number, failsAt = -1, wait = async () => {}) {
  const seen = { made: 0, cancelled: false };
  /** Whether there is one more. */
  async function next(): Promise<boolean> {
    await wait();
    if (seen.made === failsAt) throw new Error('secret');
    return seen.made++ < pieces;
  }
  const bytes = () =>
    new ReadableStream(
      {
        async pull(controller) {
          if (await next()) controller.enqueue(new Uint8Array(size).fill(120));
          else controller.close();
        },
        cancel() {
          seen.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
  async function* texts() {
    try {
      while (await next()) yield 'x'.repeat(size);
    } finally {
      seen.cancelled = seen.made < pieces && seen.made !== failsAt;
    }
  }
  const target = async () =>
    kind === 'bytes'
      ? new Response(bytes(), { headers })
      : lightResponse(200, { ...headers }, { texts: texts(), bytes });
  served = await serve(target, { name: 'test', port: 0, setting: 'PORT', onError: (error) => errors.push(error) });
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
  it.each([0, 1, 2, 3, 50])('of %i pieces arrives as it is, and its length is told where it is one', async (pieces) => {
    const { url } = await start(kind, pieces, 1_000);
    const response = await fetch(url);
    expect(response.headers.get('x-test')).toBe('here');
    const isOne = kind === 'bytes' && pieces < 2;
    expect(response.headers.get('content-length')).toBe(isOne ? String(pieces * 1_000) : null);
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

  it('is made no faster than it is read, and cancelled when the reader goes away', async () => {
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
