import { expect, test } from 'vitest';
import { withAbsoluteLinks } from '../src/links.ts';

const place = { repository: 'https://code.example/us/it', folder: 'packages/client' };
const absolute = (markdown: string) => withAbsoluteLinks(markdown, place);

test.each([
  ['[api.md](api.md)', '[api.md](https://code.example/us/it/blob/main/packages/client/api.md)'],
  ['[a](../../apps/mock/README.md#run-it)', '[a](https://code.example/us/it/blob/main/apps/mock/README.md#run-it)'],
  ['[`cases/`](./cases/)', '[`cases/`](https://code.example/us/it/tree/main/packages/client/cases)'],
  ['[licence](../../LICENSE)', '[licence](https://code.example/us/it/blob/main/LICENSE)'],
  ['![chart](a.svg)', '![chart](https://code.example/us/it/raw/main/packages/client/a.svg)'],
  [
    '[a](b.md) and [c](d.md)',
    '[a](https://code.example/us/it/blob/main/packages/client/b.md) and [c](https://code.example/us/it/blob/main/packages/client/d.md)',
  ],
])('%s becomes absolute', (relative, expected) => {
  expect(absolute(relative)).toBe(expected);
});

test.each([
  '[elsewhere](https://example.org/a)',
  '[mail](mailto:a@example.org)',
  '[below](#below)',
  '[protocol](//example.org/a)',
  'in code `[a](b.md)` nothing is a link',
  '```md\n[a](b.md)\n```',
  'an array [a] (in words)',
])('%s stays', (text) => {
  expect(absolute(text)).toBe(text);
});
