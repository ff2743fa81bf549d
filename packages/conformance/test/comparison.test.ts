import { expect, test } from 'vitest';
import { comparisonOf } from '../grade/comparison.ts';

test('both columns are shown, fault by fault, with the number that each finds', () => {
  const rows = [
    { fault: 'a <b>', schemathesis: false, kit: true },
    { fault: 'c', schemathesis: true, kit: true },
    { fault: 'd', schemathesis: false, kit: false },
  ];
  const page = comparisonOf(rows, 30);
  expect(page).toContain('Of 3 faults, chosen evenly from 30, Schemathesis finds 1 and the kit 2.');
  expect(page).toContain('Schemathesis misses: a &lt;b&gt;; d.');
  expect(page).toContain('The kit misses: d.');
  expect(page).toContain('<tr><th scope="row">a &lt;b&gt;</th><td class="failed">missed</td><td>found</td></tr>');
  expect(page.match(/<tr>/g)).toHaveLength(4);
});
