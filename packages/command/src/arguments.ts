import type { ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { complaintOf } from './complaint.ts';
import { UsageError } from './flags.ts';
import { parse } from './parse.ts';

/** The values of flags, and the arguments that belong to none. */
export interface ReadArguments<Options extends ParseArgsOptionsConfig> {
  values: ReturnType<typeof parseArgs<{ options: Options }>>['values'];
  words: string[];
}

/** Rules beyond those of single flags. */
export interface ArgumentRules<Options extends ParseArgsOptionsConfig> {
  /** `true` when arguments that belong to no flag are taken. */
  words?: boolean;
  /** Finds what is wrong with the values, a sentence for each mistake. */
  check?: (read: ReadArguments<Options>) => string[];
}

/**
 * Reads flags as `parseArgs` does, which stops at the first mistake.
 *
 * @throws UsageError with all mistakes.
 */
export function parseArguments<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  { words: takesWords = false, check = () => [] }: ArgumentRules<Options> = {},
): ReadArguments<Options> {
  const { given, words, problems } = parse(args, options, takesWords ? Number.POSITIVE_INFINITY : 0);
  const values = Object.fromEntries(
    Object.entries(options).map(([name, { multiple, default: fallback }]) => {
      const own = given[name];
      return [name, (Array.isArray(own) && !multiple ? own[0] : own) ?? fallback];
    }),
  );
  // A value that is not of the type of its option has a problem, and is left out.
  const read = { values: values as ReadArguments<Options>['values'], words };
  problems.push(...check(read));
  if (problems.length > 0) throw new UsageError(problems);
  return read;
}

/**
 * Reads the flags of a program of this workspace. With `--help` or `-h` it prints the usage and ends the program with exit code 0;
 * where flags are wrong it prints a line for each, and ends it with 1.
 *
 * @param program name of the program in messages.
 * @param options the flags, as `parseArgs` takes them, without `help`.
 * @param usage the text of `--help`; by default the flags with their defaults.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  program: string,
  options: Options,
  usage: string = usageOf(program, options),
  rules: ArgumentRules<Options> = {},
): ReadArguments<Options>['values'] {
  const args = process.argv.slice(2);
  // Apart from the flags, so that no mistake among them gets in the way of the help.
  if (args.some((each) => each === '--help' || each === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    const { values } = parseArguments(args, options, rules);
    endIfOnlyFlags();
    return values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(complaintOf(program, error));
    process.exit(1);
  }
}

/** Ends a program whose flags alone are checked: the launcher does that before it builds. */
export function endIfOnlyFlags(): void {
  if (process.env.DLI_ONLY_FLAGS === '1') process.exit(0);
}

/** The names in a list with commas that are none of those that there are, a sentence each. */
export function unknownIn(list: string | undefined, all: readonly string[]): string[] {
  const unknown = (list?.split(',') ?? []).filter((name) => !all.includes(name));
  return unknown.map((name) => `there is no "${name}"; there are ${all.join(', ')}`);
}

function usageOf(program: string, options: ParseArgsOptionsConfig): string {
  const flags = Object.entries(options).map(([flag, { type, default: fallback }]) => {
    const value = type === 'string' ? ' VALUE' : '';
    return `  --${flag}${value}${value && fallback !== undefined ? ` (default: ${fallback})` : ''}`;
  });
  return [`Usage: ${program} [options]`, '', ...flags].join('\n');
}
