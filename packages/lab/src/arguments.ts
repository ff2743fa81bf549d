import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/**
 * Reads the flags of a program of this workspace. With `--help` or `-h` it prints the usage and ends the program with exit code 0;
 * for a flag that is wrong it prints one line that names it, and ends it with 1.
 *
 * @param program name of the program in messages.
 * @param options the flags, as `parseArgs` takes them, without `help`.
 * @param usage the text of `--help`; by default the flags with their defaults.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  program: string,
  options: Options,
  usage: string = usageOf(program, options),
) {
  try {
    // Apart from the flags, so that no mistake among them gets in the way of the help.
    if (process.argv.slice(2).some((each) => each === '--help' || each === '-h')) {
      console.log(usage);
      process.exit(0);
    }
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${program}: ${(error as Error).message.split('. ')[0]}; --help lists the options`);
    process.exit(1);
  }
}

function usageOf(program: string, options: ParseArgsOptionsConfig): string {
  const flags = Object.entries(options).map(([flag, { type, default: fallback }]) => {
    const value = type === 'string' ? ' VALUE' : '';
    return `  --${flag}${value}${value && fallback !== undefined ? ` (default: ${fallback})` : ''}`;
  });
  return [`Usage: ${program} [options]`, '', ...flags].join('\n');
}
