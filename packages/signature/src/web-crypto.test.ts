/** The vectors once more, hashed by WebCrypto. */
import { afterAll, expect, test, vi } from 'vitest';
import { withoutBuiltins } from '../test/without-builtins.ts';
import { hmac, sha256 } from './hash.ts';
import './vectors.test.ts';

withoutBuiltins();
afterAll(() => void vi.unstubAllGlobals());

test('hashing is asynchronous', async () => {
  const hashes = [sha256(''), hmac('key', '')];
  expect(hashes).toEqual([expect.any(Promise), expect.any(Promise)]);
  expect((await Promise.all(hashes)).map((digits) => digits.slice(0, 8))).toEqual(['e3b0c442', '5d5d1395']);
});
