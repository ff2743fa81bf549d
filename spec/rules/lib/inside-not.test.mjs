import { expect, it } from 'vitest';
import { insideNot } from './inside-not.mjs';

it.each([
  ['#/not', true],
  ['#/properties/key/not', true],
  ['#/not/properties/queues', true],
  ['#/properties/not', false],
  ['#/properties/not/not', true],
  ['#/properties/not/properties/name', false],
  ['#/components/schemas/not', false],
  ['#/properties/notes', false],
  ['#/', false],
])('%s: %s', (pointer, inside) => expect(insideNot({ pointer })).toBe(inside));
