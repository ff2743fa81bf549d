import { complaintOf } from './complaint.ts';
import { type Flag, helpRow, type ReadFlags, readFlags, UsageError } from './flags.ts';
import { helpText } from './help.ts';

/**
 * Reads the options of a program of this workspace. Of an option that is repeated, the last value counts, as scripts that wrap
 * a program expect.
 *
 * @param mostWords most arguments that belong to no option.
 * @throws UsageError with all mistakes.
 */
export function parseArguments<const Rows extends readonly Flag[]>(
  args: readonly string[],
  rows: Rows,
  mostWords = 0,
): ReadFlags<Rows[number]['flag']> {
  // pnpm passes on the `--` that npm needs before options.
  const own = args.filter((each) => each !== '--');
  return readFlags(
    rows.map((row) => ({ ...row, many: true })),
    own,
    process.env,
    { words: mostWords },
  );
}

/**
 * Reads the options of this program. With `--help` or `-h` it prints the help and ends the program with exit code 0;
 * where options are wrong it prints a line for each, and ends it with 1.
 *
 * @param program name of the program in messages.
 * @param about the work of the program, for `--help`.
 */
export function readArguments<const Rows extends readonly Flag[]>(
  program: string,
  rows: Rows,
  about: string,
): ReadFlags<Rows[number]['flag']> {
  const args = process.argv.slice(2);
  // Checked first, so that the help is shown despite invalid options.
  if (args.some((each) => each === '--help' || each === '-h')) {
    console.log(helpText({ program, usage: ['[options]'], about, rows: [...rows, helpRow] }));
    process.exit(0);
  }
  try {
    const read = parseArguments(args, rows);
    endIfOnlyFlags();
    return read;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(complaintOf(program, error));
    process.exit(1);
  }
}

/** Ends a program whose options alone are checked: the launcher does that before it builds. */
export function endIfOnlyFlags(): void {
  if (process.env.DLI_ONLY_FLAGS === '1') process.exit(0);
}
