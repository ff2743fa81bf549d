/** The program behind the verb `review`: prints the effect of a change on callers, writes the report, and exits by the verdict. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '@dli-connections/command';
import { endIfOnlyFlags } from '@dli-connections/command/arguments';
import { help, readArguments } from './arguments.ts';
import { CannotCompareError } from './base.ts';
import { reportOf } from './report.ts';
import { toHtml } from './report-html.ts';
import { toMarkdown } from './report-markdown.ts';
import { toText } from './report-text.ts';
import { type Review, reviewFile, reviewSpec } from './review.ts';
import { specDirectory } from './tools.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// The launcher changes the directory; npm's variable has the one that the command was typed in.
const cwd = process.env.INIT_CWD ?? process.cwd();

async function main(args: ReturnType<typeof readArguments>): Promise<number> {
  // The folder of this repository is about its own spec.
  const ownFolder = args.spec ? undefined : join(root, '.acknowledged');
  const acknowledged = args.acknowledged ? resolve(cwd, args.acknowledged) : ownFolder;
  const options = { base: args.base, acknowledged, cwd };
  const review = args.spec
    ? await reviewFile(resolve(cwd, args.spec), options)
    : await reviewSpec(specDirectory, options);
  const report = reportOf(review);
  const markdown = toMarkdown(report);
  const { changes: findings, impact = 'none', ...rest } = review;
  const json = `${JSON.stringify({ breaking: impact === 'major', step: impact, findings, ...rest }, null, 2)}\n`;
  const out = args.out ? resolve(cwd, args.out) : fileURLToPath(new URL('../dist/', import.meta.url));
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError([`--out ${out} cannot be a folder: ${error.message}`]);
  });
  await writeFile(join(out, 'review.json'), json);
  await writeFile(join(out, 'review.md'), markdown);
  await writeFile(join(out, 'review.html'), toHtml(report));
  process.stdout.write({ json, markdown, text: toText(review, join(out, 'review.html')) }[args.format]);
  return exitCodeOf(review);
}

function exitCodeOf({ status }: Review): number {
  return status === 'acknowledged' || status === 'compatible' ? 0 : 1;
}

try {
  const given = process.argv.slice(2);
  if (given.some((each) => each === '--help' || each === '-h')) process.stdout.write(help());
  else {
    const args = readArguments(given);
    endIfOnlyFlags();
    process.exitCode = await main(args);
  }
} catch (error) {
  // Errors of the input get a line each; anything else is a bug and shows its stack.
  const isForPeople = error instanceof CannotCompareError || error instanceof UsageError;
  const text = isForPeople ? error.message : error instanceof Error ? error.stack : error;
  console.error(String(text).replaceAll(/^/gm, 'review: '));
  process.exitCode = 2;
}
