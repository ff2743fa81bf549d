import { expect, test } from 'vitest';
import type { Impact } from './compare/finding.ts';
import { judgeVersion } from './verdict.ts';

type Row = [released: string, rated: Impact | undefined, working: string, ok: boolean, required: string];

const rows: Row[] = [
  // From 1.0.0 on: semver as it is.
  ['1.2.3', 'major', '2.0.0', true, '2.0.0'],
  ['1.2.3', 'major', '1.3.0', false, '2.0.0'],
  ['1.2.3', 'minor', '1.3.0', true, '1.3.0'],
  ['1.2.3', 'minor', '1.2.4', false, '1.3.0'],
  ['1.2.3', 'patch', '1.2.4', true, '1.2.4'],
  ['1.2.3', 'patch', '1.2.3', false, '1.2.4'],
  // Below 1.0.0 a minor bump stands for a major one, and additions need one too.
  ['0.1.0', 'major', '0.2.0', true, '0.2.0'],
  ['0.1.0', 'major', '0.1.1', false, '0.2.0'],
  ['0.1.0', 'major', '1.0.0', true, '0.2.0'],
  ['0.1.0', 'minor', '0.1.1', false, '0.2.0'],
  ['0.1.0', 'minor', '0.2.0', true, '0.2.0'],
  ['0.1.0', 'patch', '0.1.1', true, '0.1.1'],
  // A larger bump than needed is fine, one that skips a number too.
  ['1.2.3', 'patch', '2.0.0', true, '1.2.4'],
  ['1.9.0', 'minor', '1.11.0', true, '1.10.0'],
  // Backwards, and nothing at all.
  ['1.2.3', 'patch', '1.2.2', false, '1.2.4'],
  ['1.2.3', undefined, '1.2.2', false, '1.2.3'],
  ['1.2.3', undefined, '1.2.3', true, '1.2.3'],
  ['1.2.3', undefined, '1.2.4', true, '1.2.3'],
  // No versions.
  ['1.2.3', 'patch', '1.2', false, '1.2.3'],
  ['1.2.3', 'patch', '1.3.0-rc.1', false, '1.2.3'],
  ['1.2.3', 'patch', 'undefined', false, '1.2.3'],
];

test.each(rows)('%s, %s, to %s: %s, at least %s', (released, rated, working, ok, required) => {
  expect(judgeVersion({ released, working, rated, foundBreakage: false })).toMatchObject({ ok, required });
});

test('a change that breaks a case is breaking, whatever the rules say, and the message says so', () => {
  const verdict = judgeVersion({ released: '1.2.3', working: '1.3.0', rated: 'minor', foundBreakage: true });
  expect(verdict).toMatchObject({ ok: false, impact: 'major', required: '2.0.0' });
  expect(verdict.message).toContain('seen to break');
});

test('the message says what and why', () => {
  const { message } = judgeVersion({ released: '1.2.3', working: '1.2.3', rated: 'minor', foundBreakage: false });
  expect(message).toBe(
    'info.version stayed 1.2.3, which is too low. The changes since release 1.2.3 add to the contract, which needs a minor bump: 1.3.0 or higher.',
  );
});
