import { parseArgs } from 'node:util';

/** What the program can be told. */
export interface Settings {
  port: number;
  host: string;
  /** The SQLite file, `:memory:`, or the URL of a PostgreSQL database. */
  data: string;
  /** How long a peering is `CREATING`, in milliseconds. */
  peeringMs: number;
  /** File that tells what there is around the connections, and what goes wrong. */
  scenario: string | undefined;
  /** File of the tokens and keys that are let in. */
  credentials: string | undefined;
  /** Whether the active connections of a project may share a name. */
  duplicateNames: boolean;
  log: 'json' | 'off';
}

/** One row of the table that `--help` and the README show: a flag that takes a value, or one that is there or not. */
interface Row {
  flag: string;
  /** The variable that is asked where the flag is absent. */
  variable?: string;
  /** Without one the flag takes no value. */
  fallback?: string;
  meaning: string;
  /** What a value must be. */
  rule?: { text: string; holds: (value: string) => boolean };
}

const integer = (most: number) => (value: string) => /^\d{1,10}$/.test(value) && Number(value) <= most;
/** Whether a place for data is a PostgreSQL database. */
export const isPostgres = (data: string) => /^postgres(ql)?:\/\//.test(data);

const notEmpty = { text: 'at least one character', holds: (value: string) => value !== '' };
const maxPeeringMs = 2_147_483_647;

/** Every setting. */
const rows = [
  {
    flag: 'port',
    variable: 'DLI_REFERENCE_PORT',
    fallback: '4020',
    meaning: 'port to listen on; 0 takes a free one',
    rule: { text: 'a port, 0 to 65535', holds: integer(65_535) },
  },
  {
    flag: 'host',
    variable: 'DLI_REFERENCE_HOST',
    fallback: '127.0.0.1',
    meaning: 'address to listen on',
    rule: notEmpty,
  },
  {
    flag: 'data',
    variable: 'DLI_REFERENCE_DATA',
    fallback: '.dli/reference.sqlite',
    meaning: 'data file, or `:memory:`',
    rule: notEmpty,
  },
  { flag: 'memory', meaning: 'the same as `--data :memory:`: nothing is kept' },
  {
    flag: 'database',
    variable: 'DATABASE_URL',
    fallback: '',
    meaning: 'PostgreSQL database to use in place of a data file: `postgres://user:password@host/name`',
    rule: { text: 'a postgres:// address', holds: (value) => value === '' || isPostgres(value) },
  },
  {
    flag: 'peering-ms',
    variable: 'DLI_PEERING_MS',
    fallback: '0',
    meaning: 'how long a peering is `CREATING`, in milliseconds',
    rule: { text: `milliseconds, 0 to ${maxPeeringMs}`, holds: integer(maxPeeringMs) },
  },
  {
    flag: 'scenario',
    variable: 'DLI_SCENARIO',
    fallback: '',
    meaning: 'YAML file of the queues, pools and VPCs that exist, and what goes wrong with them',
  },
  {
    flag: 'credentials',
    variable: 'DLI_CREDENTIALS',
    fallback: '',
    meaning: 'YAML file of the tokens and access keys that are let in; without it, any that are well-formed',
  },
  { flag: 'duplicate-names', meaning: 'let the active connections of a project share a name' },
  {
    flag: 'log',
    variable: 'DLI_REFERENCE_LOG',
    fallback: 'json',
    meaning: 'a line for each request on stdout: `json` or `off`',
    rule: { text: 'json or off', holds: (value) => value === 'json' || value === 'off' },
  },
  { flag: 'help', meaning: 'show this table' },
] as const satisfies readonly Row[];

type Flag = (typeof rows)[number]['flag'];

/**
 * Reads flags, then the environment, then defaults. A variable that is empty counts as absent.
 *
 * @returns the settings, or `help` when that is asked for.
 * @throws Error with one line that names the flag or the variable and what it must be.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | 'help' {
  const given = parse(args);
  if (given.help) return 'help';
  if (given.memory && given.data !== undefined) throw new Error('--data and --memory exclude each other');
  const texts = Object.fromEntries(rows.map((row) => [row.flag, textOf(row, given[row.flag], env)]));
  const text = (flag: Flag) => texts[flag] ?? '';
  return {
    port: Number(text('port')),
    host: text('host'),
    data: given.memory ? ':memory:' : text('database') || text('data'),
    peeringMs: Number(text('peering-ms')),
    scenario: text('scenario') || undefined,
    credentials: text('credentials') || undefined,
    duplicateNames: given['duplicate-names'] === true,
    log: text('log') === 'off' ? 'off' : 'json',
  };
}

function parse(args: string[]): Record<string, string | boolean | undefined> {
  const options = rows.map((row) => [row.flag, { type: 'fallback' in row ? 'string' : 'boolean' }] as const);
  try {
    return parseArgs({ args, options: Object.fromEntries(options) }).values as Record<string, string | boolean>;
  } catch (error) {
    // Node's message goes on about positional arguments, which there are none of, some of them on lines of their own.
    const [problem = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new Error(`${problem}; --help lists the flags`, { cause: error });
  }
}

function textOf(row: Row, given: string | boolean | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const { flag, variable = '', rule } = row;
  const [name, value] = typeof given === 'string' ? [`--${flag}`, given] : [variable, env[variable] || row.fallback];
  if (value !== undefined && rule && !rule.holds(value)) {
    // An address of a database holds a password.
    const shown = flag === 'database' ? '' : `, and is ${JSON.stringify(value)}`;
    throw new Error(`${name} must be ${rule.text}${shown}`);
  }
  return value;
}

/** The table of all settings, as Markdown. */
export function settingsTable(): string {
  const code = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);
  const cells = rows.map((row: Row) => [`\`--${row.flag}\``, code(row.variable), code(row.fallback), row.meaning]);
  const all = [['flag', 'environment', 'default', 'meaning'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const lines = all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  );
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
