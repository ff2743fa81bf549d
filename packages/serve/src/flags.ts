import { parseArgs } from 'node:util';

/** One row of the table that `--help` and a README show: a flag that takes a value, or one that is there or not. */
export interface Flag {
  flag: string;
  /** The variable that is asked where the flag is absent. */
  variable?: string;
  /** Without one the flag takes no value. */
  fallback?: string;
  meaning: string;
  /** The rule for a value, and its words for the message. */
  rule?: { text: string; holds: (value: string) => boolean };
  /** `true` when the value holds a password, and is not for messages. */
  secret?: boolean;
}

/** The flags as they were given: the text of each that takes a value, and the presence of each of the others. */
export interface ReadFlags<Name extends string> {
  text: (flag: Name) => string;
  has: (flag: Name) => boolean;
  /** `true` when the flag itself was given, not only its variable or its default. */
  given: (flag: Name) => boolean;
}

/** A rule for whole numbers from 0. */
export const integer = (most: number) => (value: string) => /^\d{1,10}$/.test(value) && Number(value) <= most;

/** The rule for a port to listen on. */
export const aPort = { text: 'a port, 0 to 65535', holds: integer(65_535) };

/** The rule for how many there may be of something: at least one. */
export const atLeastOne = (most: number) => ({
  text: `a whole number, 1 to ${most}`,
  holds: (value: string) => integer(most)(value) && Number(value) > 0,
});

/** The rule for a value that must say something. */
export const notEmpty = { text: 'at least one character', holds: (value: string) => value !== '' };

/**
 * Reads flags, then the environment, then defaults. A variable that is empty counts as absent. With `--help` no value is
 * read.
 *
 * @throws Error with one line that names the flag or the variable and what it must be.
 */
export function readFlags<const Rows extends readonly Flag[]>(
  rows: Rows,
  args: string[],
  env: NodeJS.ProcessEnv,
): ReadFlags<Rows[number]['flag']> {
  const given = parse(rows, args);
  // With --help no variable is read, so that a wrong one cannot get in the way.
  const asked = given.help ? [] : rows;
  const texts = new Map(asked.map((row) => [row.flag, textOf(row, given[row.flag], env)]));
  return {
    text: (flag) => texts.get(flag) ?? '',
    has: (flag) => given[flag] === true,
    given: (flag) => given[flag] !== undefined,
  };
}

function parse(rows: readonly Flag[], args: string[]): Record<string, string | boolean | undefined> {
  const options = rows.map((row) => [row.flag, { type: 'fallback' in row ? 'string' : 'boolean' }] as const);
  let parsed: {
    values: Record<string, string | boolean | undefined>;
    tokens: readonly { kind: string; name?: string }[];
  };
  try {
    parsed = parseArgs({ args, options: Object.fromEntries(options), tokens: true });
  } catch (error) {
    // Node's message goes on about positional arguments, which there are none of, some of them on lines of their own.
    const [problem = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new Error(`${problem}; --help lists the flags`, { cause: error });
  }
  const names = parsed.tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (repeated !== undefined) throw new Error(`--${repeated} is given more than once`);
  return parsed.values;
}

function textOf(row: Flag, given: string | boolean | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const { flag, variable = '', rule, secret } = row;
  const [name, value] = typeof given === 'string' ? [`--${flag}`, given] : [variable, env[variable] || row.fallback];
  if (value !== undefined && rule && !rule.holds(value)) {
    throw new Error(`${name} must be ${rule.text}${secret ? '' : `, and is ${JSON.stringify(value)}`}`);
  }
  return value;
}

/** The table of all flags, as Markdown. */
export function flagsTable(rows: readonly Flag[]): string {
  const code = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);
  const cells = rows.map((row) => [`\`--${row.flag}\``, code(row.variable), code(row.fallback), row.meaning]);
  const all = [['flag', 'environment', 'default', 'meaning'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const [head = [], ...lines] = all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
