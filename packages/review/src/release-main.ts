/** The program behind `release:contract`. It writes files and commits nothing. */
import { fileURLToPath } from 'node:url';
import { releaseContract } from './release.ts';
import { specDirectory } from './tools.ts';

const acknowledged = fileURLToPath(new URL('../../../.acknowledged', import.meta.url));
const release = await releaseContract(specDirectory, new Date().toISOString().slice(0, 10), acknowledged);
if (release.ok) {
  console.log(
    `release: the contract is ${release.version} now. Commit ${release.files.map((each) => `spec/${each}`).join(', ')}.`,
  );
} else {
  console.error(`release: refused, ${release.reason}`);
  process.exitCode = 1;
}
