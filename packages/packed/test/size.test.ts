/** What the packed client weighs: minified by esbuild, compressed by gzip -9, in bytes. */
import { describe, expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { installed } from './installed.ts';

const project = await installed();

const from = (names: string, path = '') => `export { ${names} } from '@dli-connections/client${path}'`;

const bundle = (contents: string, external: string[] = []) =>
  weigh(contents, { directory: project.directory, external });

/** What is weighed, its bar with openapi-fetch inside, and its bar without, as where an application has that already. */
const bars: [string, string, number, number][] = [
  ['the whole client', from('createDliClient'), 9_330, 7_035],
  ['the core', from('createCoreClient', '/core'), 6_730, 4_390],
  ['signing', from('signed', '/signing'), 1_650, 1_650],
  ['waiting', from('waitUntilActive', '/waiting'), 1_120, 1_120],
  ['paging', from('listAllEnhancedConnections', '/paging'), 490, 490],
  ['one class of errors', from('ApiError'), 160, 160],
];

test.each(bars)('%s is not heavier than its bar', async (_name, contents, whole, own) => {
  const [all, alone] = [await bundle(contents), await bundle(contents, ['openapi-fetch'])];
  expect(all.bytes).toBeLessThanOrEqual(whole);
  expect(alone.bytes).toBeLessThanOrEqual(own);
  // A bar that is far above what it holds holds nothing.
  expect(all.bytes).toBeGreaterThan(whole * 0.8);
});

describe('what is not imported costs nothing:', () => {
  const marks = {
    signing: 'SDK-HMAC-SHA256',
    waiting: 'the connection is deleted',
    paging: 'do not follow on each other',
    validators: 'instancePath',
  };

  /** Which marks are in a bundle. */
  const found = async (contents: string) => {
    const { text } = await bundle(contents);
    return Object.entries(marks)
      .filter(([, mark]) => text.includes(mark))
      .map(([name]) => name);
  };

  test('the core has nothing of the rest, and the whole client has no validators', async () => {
    expect(await found(from('createCoreClient', '/core'))).toEqual([]);
    expect(await found(from('createDliClient'))).toEqual(['signing', 'waiting', 'paging']);
    expect(await found(from('validateAnswer', '/validate'))).toEqual(['validators']);
  });

  test('importing for nothing leaves nothing', async () => {
    expect((await bundle("import '@dli-connections/client'")).text).toBe('');
  });
});
