import { expect, test } from 'vitest';
import { help } from './arguments.ts';

test('the help has a usage line, every option and the exit codes', () => {
  expect(help()).toMatch(/^Usage: .+ \[options\]\n\nReviews a change/);
  for (const option of ['base', 'spec', 'format', 'acknowledged', 'out', 'help'])
    expect(help()).toContain(`--${option} `);
  expect(help()).toMatch(/\nExit code: 0 .* 1 .*\n.* 2 .*\n$/);
});
