import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('an identifier is a UUID of version 7 with its time of creation', () => {
  const before = Date.now();
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});

test('no two are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
});
