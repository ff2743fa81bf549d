import { fileProblem } from './file.ts';
import { parse } from './parse.ts';

/** One option of a program: a row of its `--help` and of the table in its README. */
export interface Flag {
  flag: string;
  /** Its one-letter form. */
  short?: string;
  /** The variable that is read where the flag is absent. One without a value is switched on by `1` or `true`. */
  variable?: string;
  /** Without one the flag takes no value. */
  fallback?: string;
  /** The name of its value in the help. `VALUE` by default. */
  value?: string;
  meaning: string;
  /** True if it may be repeated. */
  many?: boolean;
  /** The rule for a value that is given, and its words for the message. No value is empty; the default need not keep it. */
  rule?: { text: string; holds: (value: string) => boolean };
  /** The value names a file that must be there to be read. */
  isInput?: true;
  /** `true` when the value holds a password, and is not for messages. */
  secret?: boolean;
}

/** The flags as they were given: the text of each that takes a value, and the presence of each of the others. */
export interface ReadFlags<Name extends string> {
  text: (flag: Name) => string;
  has: (flag: Name) => boolean;
  /** All values of a flag that may be repeated. */
  all: (flag: Name) => readonly string[];
  /** `true` when the flag itself was given, not only its variable or its default. */
  given: (flag: Name) => boolean;
  /** The arguments that belong to no flag. */
  words: readonly string[];
}

/** Rules beyond those of single flags. */
export interface FlagRules<Name extends string> {
  /** Maximum number of arguments that belong to no flag. None by default. */
  words?: number;
  /** Finds the flags that do not go together. */
  conflicts?: (read: ReadFlags<Name>) => string[];
}

/** The command line or the environment is wrong. `problems` has a line for each mistake, the message has all of them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problems: readonly string[];
  readonly #read: ReadFlags<string> | undefined;

  constructor(problems: readonly string[], read?: ReadFlags<string>) {
    super(problems.join('\n'));
    this.problems = problems;
    this.#read = read;
  }

  /** The flags without those that are wrong, so that the files they name can be checked too. */
  get read(): ReadFlags<string> | undefined {
    return this.#read;
  }
}

export const helpRow = { flag: 'help', short: 'h', meaning: 'show this help' } as const satisfies Flag;

/** A rule for whole numbers from 0. */
export const integer = (most: number) => (value: string) => /^\d{1,10}$/.test(value) && Number(value) <= most;

/** The rule for a port to listen on. */
export const aPort = { text: 'a port from 0 to 65535', holds: integer(65_535) };

/** The rule for a count. */
export const count = (least: number, most: number) => ({
  text: `a whole number from ${least} to ${most}`,
  holds: (value: string) => integer(most)(value) && Number(value) >= least,
});

/** The rule for a share or a time that may have a fraction. */
export const positive = { text: 'a number above 0', holds: (value: string) => Number(value) > 0 };

/** The rule for one of some names. */
export const oneOf = (names: readonly string[]) => ({
  text: `one of ${names.join(', ')}`,
  holds: (value: string) => names.includes(value),
});

/** The rule for a list of names with commas. */
export const listOf = (names: readonly string[]) => ({
  text: `a list with commas of ${names.join(', ')}`,
  holds: (value: string) => value.split(',').every((name) => names.includes(name)),
});

/** The rule for a value that must not be empty. */
export const notEmpty = { text: 'at least one character', holds: (value: string) => value !== '' };

/**
 * Reads flags, then the environment, then defaults. A variable that is empty counts as absent. With `--help` or `--version`
 * nothing else is read, so that no mistake gets in the way.
 *
 * @throws UsageError with all mistakes: each names the flag or the variable and its rule.
 */
export function readFlags<const Rows extends readonly Flag[]>(
  rows: Rows,
  args: string[],
  env: NodeJS.ProcessEnv,
  { words: mostWords = 0, conflicts = () => [] }: FlagRules<Rows[number]['flag']> = {},
): ReadFlags<Rows[number]['flag']> {
  const { given, words, problems } = parse(args, Object.fromEntries(rows.map(optionOf)), mostWords);
  const isAsked = given.help === true || given.version === true;
  const texts = new Map<string, readonly string[]>();
  const on = new Set(Object.keys(given));
  for (const row of isAsked ? [] : rows) {
    const { flag, variable = '', fallback } = row;
    const own = given[flag];
    const [name, values] = Array.isArray(own) ? [`--${flag}`, own] : [variable, [env[variable] || []].flat()];
    const wrong = values.flatMap((value) => problemOf(row, name, value) ?? []);
    problems.push(...wrong);
    if (fallback !== undefined) texts.set(flag, values.length > 0 && wrong.length === 0 ? values : [fallback]);
    else if (values.some((value) => isOn.test(value))) on.add(flag);
  }
  const read: ReadFlags<Rows[number]['flag']> = {
    text: (flag) => texts.get(flag)?.at(-1) ?? '',
    all: (flag) => texts.get(flag)?.filter((value) => value !== '') ?? [],
    has: (flag) => on.has(flag),
    given: (flag) => given[flag] !== undefined,
    words,
  };
  if (isAsked) return read;
  const all = [...problems, ...conflicts(read)];
  if (all.length > 0) throw new UsageError(all, read);
  return read;
}

const isOn = /^(?:1|true)$/;
const aSwitch: Flag['rule'] = { text: '1, true, 0 or false', holds: (value) => /^(?:1|true|0|false)$/.test(value) };

function problemOf({ fallback, rule, secret, isInput }: Flag, name: string, value: string): string | undefined {
  const missing = isInput && fileProblem(value);
  if (missing) return `${name}: ${value} ${missing}`;
  const own = fallback === undefined ? aSwitch : rule;
  if (!own || own.holds(value)) return undefined;
  return `${name} must be ${own.text}${secret ? '' : `, not ${JSON.stringify(value)}`}`;
}

const optionOf = ({ flag, short, fallback, many = false }: Flag) => {
  const type = fallback === undefined ? ('boolean' as const) : ('string' as const);
  return [flag, { type, multiple: many, ...(short && { short }) }] as const;
};
