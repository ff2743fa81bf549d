import { expect, test } from 'vitest';
import { isLauncher } from '../src/launchers.ts';

test.each([
  ['npm exec pnpm@12.21.0 start', true],
  ['node /usr/lib/node_modules/npm/bin/npx-cli.js --yes pnpm@12.21.0 start', true],
  ['/usr/bin/node-24 /usr/bin/npx --yes pnpm start', true],
  ['/root/.npm/_npx/0390bb19e1c6af29/node_modules/.bin/pnpm start', true],
  ['sh -c node scripts/run.mjs start', true],
  ['node scripts/run.mjs start', true],
  ['bash', false],
  ['-bash', false],
  ['/bin/bash script.sh', false],
  ['node node_modules/.pnpm/vitest/vitest.mjs run', false],
  ['/lib/systemd/systemd --user', false],
])('%j is a launcher: %j', (commandLine, is) => {
  expect(isLauncher(commandLine)).toBe(is);
});
