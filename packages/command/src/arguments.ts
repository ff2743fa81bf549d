import type { ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { complaintOf } from './complaint.ts';
import { type Flag, helpRow, readFlags, UsageError } from './flags.ts';
import { helpText } from './help.ts';

/** An option as `parseArgs` takes it, with its texts for `--help`, the variable in its place and the rule for its value. */
export type ArgumentOption = ParseArgsOptionsConfig[string] &
  Partial<Pick<Flag, 'meaning' | 'value' | 'variable' | 'rule'>>;

type ArgumentOptions = Readonly<Record<string, ArgumentOption>>;

/** The values of options, and the arguments that belong to none. */
export interface ReadArguments<Options extends ArgumentOptions> {
  values: ReturnType<typeof parseArgs<{ options: Options }>>['values'];
  words: readonly string[];
}

/**
 * Reads options, and the variables of those that have one.
 *
 * @param mostWords most arguments that belong to no option.
 * @throws UsageError with all mistakes.
 */
export function parseArguments<const Options extends ArgumentOptions>(
  args: string[],
  options: Options,
  mostWords = 0,
): ReadArguments<Options> {
  // pnpm passes on the `--` that npm needs before options.
  const own = args.filter((each) => each !== '--');
  const { all, has, words } = readFlags(rowsOf(options), own, process.env, { words: mostWords });
  const values = Object.entries<ArgumentOption>(options).map(([name, { type, multiple, default: fallback }]) => {
    if (type === 'boolean') return [name, has(name) || fallback];
    const found = all(name);
    // A repeated option takes its last value, as scripts that wrap a program expect.
    return [name, (multiple && found.length > 0 ? found : found.at(-1)) ?? fallback];
  });
  // Each has a value of the type that its option names.
  return { values: Object.fromEntries(values) as ReadArguments<Options>['values'], words };
}

/**
 * Reads the options of a program of this workspace. With `--help` or `-h` it prints the help and ends the program with exit code 0;
 * where options are wrong it prints a line for each, and ends it with 1.
 *
 * @param program name of the program in messages.
 * @param about the work of the program, for `--help`.
 */
export function readArguments<const Options extends ArgumentOptions>(
  program: string,
  options: Options,
  about: string,
): ReadArguments<Options>['values'] {
  const args = process.argv.slice(2);
  // Checked first, so that the help is shown despite invalid options.
  if (args.some((each) => each === '--help' || each === '-h')) {
    console.log(helpText({ program, usage: ['[options]'], about, rows: [...rowsOf(options), helpRow] }));
    process.exit(0);
  }
  try {
    const { values } = parseArguments(args, options);
    endIfOnlyFlags();
    return values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(complaintOf(program, error));
    process.exit(1);
  }
}

/** The same options as flags, which may be repeated. */
export const rowsOf = (options: ArgumentOptions): Flag[] =>
  Object.entries(options).map(([flag, { type, default: fallback = '', meaning = '', value, variable, rule }]) => ({
    ...{ flag, meaning, many: true, ...(value && { value }), ...(variable && { variable }), ...(rule && { rule }) },
    ...(type === 'string' && { fallback: String(fallback) }),
  }));

/** Ends a program whose options alone are checked: the launcher does that before it builds. */
export function endIfOnlyFlags(): void {
  if (process.env.DLI_ONLY_FLAGS === '1') process.exit(0);
}
