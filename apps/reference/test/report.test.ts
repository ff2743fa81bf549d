import { expect, test } from 'vitest';
import { createReport } from '../src/report.ts';

test('failures are lines, limited per window, with the number of suppressed ones', () => {
  const lines: string[] = [];
  let now = 0;
  const report = createReport(
    (line) => lines.push(line),
    () => now,
  );
  for (let n = 0; n < 100; n++) report(new Error('the disk\n  is full'));
  expect(lines).toEqual(['the disk is full']);
  for (let n = 0; n < 100; n++) report(new Error(`connection ${n}`));
  expect(lines).toHaveLength(5);
  now = 10_000;
  report('the disk is full');
  expect(lines.slice(5)).toEqual(['195 more failures like those before', 'the disk is full']);
});
