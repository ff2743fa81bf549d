import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** First lines of each generated file. */
export const header = `// Generated from the bundle of the spec. Do not edit: change spec/ and run the verb "generate".
`;

/** Makes the text of each file, by its address. */
export type Derived = readonly (readonly [file: URL, derive: () => string | Promise<string>])[];

/** The text of a committed file, `''` if there is none. A checkout on Windows may have CRLF, which does not count as a difference. */
export async function committedText(file: URL): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.replaceAll('\r\n', '\n');
}

/** Compares files with the texts that follow from the spec. `generate` writes those that differ, `drift` fails because of them. */
export async function runTask(task: string | undefined, files: Derived): Promise<void> {
  for (const [file, derive] of files) {
    const [committed, derived] = [await committedText(file), await derive()];
    if (committed === derived) continue;
    const name = relative(workspace, fileURLToPath(file));
    if (task === 'generate') {
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(file, derived);
      console.log(`wrote ${name}`);
    } else {
      console.error(`${name} differs from the spec, ${firstDifference(committed, derived)}`);
      console.error('Run "npx --yes pnpm@12.21.0 generate" and commit the result.');
      process.exitCode = 1;
    }
  }
}

/** The first line in which two texts differ, for the message. */
function firstDifference(committed: string, derived: string): string {
  const [ours, theirs] = [committed.split('\n'), derived.split('\n')];
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const at = line === -1 ? theirs.length : line;
  return `line ${at + 1}\n    committed: ${ours[at]?.trim() ?? '(end)'}\n    the spec:  ${theirs[at]?.trim() ?? '(end)'}`;
}
