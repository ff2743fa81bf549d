import { expect, test } from 'vitest';
import { refusalIn } from './servers.ts';

test('a refusal is one line, without the folders of this machine', () => {
  const printed =
    'main.ts --spec /home/a/openapi.json did not start: dli-mock: ../a/openapi.json:3:5: no such schema\nmore';
  expect(refusalIn(printed, '/home/a/openapi.json')).toBe('openapi.json:3:5: no such schema');
  expect(refusalIn('out of memory', '/home/a/openapi.json')).toBe('out of memory');
});
