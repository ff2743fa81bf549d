import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The options that are right, by name: their values, or `true` for one that takes none. */
export type Given = Record<string, string[] | true | undefined>;

/** An option as `parseArgs` found it. */
interface Found {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

/**
 * Parses a command line and finds all its mistakes; `parseArgs` alone stops at the first. Takes at most `mostWords`
 * arguments that belong to no option.
 */
export function parse(args: string[], options: ParseArgsOptionsConfig, mostWords: number) {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true, allowPositionals: true });
  const given: Given = {};
  const words: string[] = [];
  const problems: string[] = [];
  let unknownAt = Number.NaN;
  for (const token of tokens) {
    // The word behind an unknown option is most likely its value.
    if (token.kind === 'positional' && token.index !== unknownAt + 1) {
      if (words.push(token.value) > mostWords)
        problems.push(`unexpected argument ${JSON.stringify(token.value)}; --help lists the options`);
    } else if (token.kind === 'option') {
      const { name, value } = token;
      const option = options[name];
      const problem = problemOf(token, option);
      if (problem) problems.push(problem);
      if (given[name] !== undefined && !option?.multiple) problems.push(`--${name} is given more than once`);
      if (!option && !token.inlineValue) unknownAt = token.index;
      const before = given[name];
      if (!problem) given[name] = value === undefined || [...(Array.isArray(before) ? before : []), value];
    }
  }
  return { given, words, problems };
}

function problemOf({ name, rawName, value, inlineValue }: Found, option: ParseArgsOptionsConfig[string] | undefined) {
  if (!option) return `there is no option ${rawName}; --help lists the options`;
  if (option.type === 'boolean') return value === undefined ? undefined : `--${name} takes no value`;
  // Most likely from a variable of a shell that is not set: the default could be the opposite of what was meant.
  const isMissing = !value || (!inlineValue && /^-\D/.test(value));
  return isMissing ? `--${name} needs a value` : undefined;
}
