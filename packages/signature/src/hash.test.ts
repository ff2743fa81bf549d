import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { withoutBuiltins } from '../test/without-builtins.ts';
import * as here from './hash.ts';

test('a runtime that can hash at once does so', () => {
  expect([here.sha256(''), here.hmac('key', '')]).toEqual([expect.any(String), expect.any(String)]);
});

test('both ways to hash give the same digest', async () => {
  vi.resetModules();
  const there = await import('./hash.ts');
  const text = fc.string({ unit: 'binary' });
  const property = fc.asyncProperty(text, text, fc.uint8Array(), async (key, line, bytes) => {
    const secretKey = `k${key}`;
    const digits = [
      here.sha256(line),
      here.sha256(bytes),
      here.sha256(bytes.slice().buffer),
      here.hmac(secretKey, line),
    ];
    withoutBuiltins();
    const others = [there.sha256(line), there.sha256(bytes), there.sha256(bytes.slice().buffer)];
    expect(await Promise.all([...others, there.hmac(secretKey, line)])).toEqual(digits);
    const [, , , code = ''] = digits;
    expect(await there.isHmac(await code, secretKey, line)).toBe(true);
    vi.unstubAllGlobals();
    expect(await here.isHmac(await code, secretKey, line)).toBe(true);
    expect(await here.isHmac(await code, secretKey, `${line}.`)).toBe(false);
  });
  await fc.assert(property, { numRuns: 50 });
});
