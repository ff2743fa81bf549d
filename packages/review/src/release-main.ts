/** The program behind `release:contract`. It writes files and commits nothing. */
import { fileURLToPath } from 'node:url';
import { readArguments } from '@dli-connections/command/arguments';
import { CannotCompareError } from './base.ts';
import { type Release, releaseContract } from './release.ts';
import { specDirectory } from './tools.ts';

const acknowledged = fileURLToPath(new URL('../../../.acknowledged', import.meta.url));
readArguments(
  'release:contract',
  [],
  'Makes the version of the spec a release: writes spec/released, spec/CHANGELOG.md and spec/package.json.',
);
const release = await releaseContract(specDirectory, new Date().toISOString().slice(0, 10), acknowledged).catch(
  (error: Error): Release => {
    if (error instanceof CannotCompareError) return { ok: false, reason: error.message };
    throw error;
  },
);
if (release.ok) {
  console.log(
    `release: the contract is ${release.version} now. Commit ${release.files.map((each) => `spec/${each}`).join(', ')}.`,
  );
} else {
  console.error(`release: refused, ${release.reason}`);
  process.exitCode = 1;
}
