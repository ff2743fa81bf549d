import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bannerOf } from './index.ts';

const place = 'mock on http://127.0.0.1:4010';
const base = { place, about: 'it stores nothing', curl: `curl -s http://127.0.0.1:4010/${'x'.repeat(90)}` };

it('fits a terminal for any operations, with the address on its first and last line', () => {
  const path = fc.array(fc.stringMatching(/^[a-z{}]{1,30}$/), { minLength: 1, maxLength: 9 });
  const operations = fc.array(fc.record({ method: fc.constantFrom('GET', 'POST', 'DELETE'), path }), {
    maxLength: 200,
  });
  const size = fc.record({ columns: fc.integer({ min: 80, max: 200 }), rows: fc.integer({ min: 16, max: 60 }) });
  fc.assert(
    fc.property(operations, size, (found, { columns, rows }) => {
      const all = found.map((each) => ({ ...each, path: `/${each.path.join('/')}` }));
      const lines = bannerOf({ ...base, operations: all }, { columns, rows }).split('\n');
      const height = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
      expect(height).toBeLessThan(rows);
      for (const line of [lines[0], lines.at(-1)]) expect(line).toContain(place);
    }),
  );
});

it('has a row for each path, a long one with its last segments, and says how many it leaves out', () => {
  const operations = [
    { method: 'GET', path: '/a' },
    { method: 'POST', path: '/a' },
    { method: 'PUT', path: `/v2/${'x'.repeat(60)}/{id}/queues` },
    ...Array.from({ length: 20 }, (_, at) => ({ method: 'GET', path: `/${at}` })),
  ];
  const lines = bannerOf({ ...base, operations }, { columns: 80, rows: 24 }).split('\n');
  expect(lines.slice(2, 4)).toEqual(['  GET POST  /a', '  PUT       /v2/…/{id}/queues']);
  expect(lines).toContain('  and 7 more paths');
});
