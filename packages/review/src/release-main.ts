/** The program behind `release:contract`. It writes files and commits nothing. */
import { releaseContract } from './release.ts';
import { specDirectory } from './tools.ts';

const release = await releaseContract(specDirectory, new Date().toISOString().slice(0, 10));
if (release.ok) {
  console.log(
    `release: the contract is ${release.version} now. Commit ${release.files.map((each) => `spec/${each}`).join(', ')}.`,
  );
} else {
  console.error(`release: refused, ${release.reason}`);
  process.exitCode = 1;
}
