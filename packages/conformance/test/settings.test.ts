import { expect, test } from 'vitest';
import { readKitSettings } from '../src/cli/settings.ts';

test('settings come from flags, then from the environment', () => {
  const settings = readKitSettings(['--target', 'http://h:1', '--token', 'flag'], {
    DLI_TOKEN: 'variable',
    DLI_ACCESS_KEY: '',
  });
  expect(settings).toMatchObject({ target: 'http://h:1', token: 'flag', accessKey: undefined, seed: 1 });
  expect(() => readKitSettings(['--target', 'http://h:1', '--access-key', 'a'], {})).toThrow('go together');
  expect(() => readKitSettings(['--target', 'http://h:1', '--seed', 'x'], {})).toThrow('--seed must be a whole number');
  expect(readKitSettings(['http://h:1/base/', '--only', 'a', '--only', 'b'], {})).toMatchObject({
    target: 'http://h:1/base',
    only: ['a', 'b'],
  });
});
