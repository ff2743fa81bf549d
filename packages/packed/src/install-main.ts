/** The tasks of the installation texts: `generate` writes them, `drift` fails if they are out of date. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withInstalls } from './install.ts';
import { isOnNpm, root } from './published.ts';

const [task, folder = fileURLToPath(root)] = process.argv.slice(2);
const clone = pathToFileURL(`${folder}/`);
const files = globSync(['*.md', 'docs/*.md', 'packages/*/README.md', 'apps/*/README.md'], { cwd: folder });

for (const file of files) {
  const committed = readFileSync(new URL(file, clone), 'utf8');
  // A checkout on Windows may have CRLF, which does not count as a difference.
  const text = committed.replaceAll('\r\n', '\n');
  const wanted = withInstalls(text, isOnNpm(clone));
  if (wanted === text) continue;
  if (task === 'generate') {
    writeFileSync(new URL(file, clone), wanted);
    console.log(`wrote ${file}`);
  } else {
    console.error(`${file} does not say how to get the packages as of today.`);
    console.error('Run "npx --yes pnpm@12.21.0 generate" and commit the result.');
    process.exitCode = 1;
  }
}
