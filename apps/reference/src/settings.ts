import {
  count,
  type Flag,
  flagsTable,
  helpText,
  type ReadFlags,
  readFlags,
  type ServerSettings,
  serverRows,
  serverSettings,
  typedAs,
  UsageError,
} from '@dli-connections/command';
import { fits, fitting } from '@dli-connections/handler/data-file';
import { defaultBodyMemory, defaultSockets } from '@dli-connections/serve';
import manifest from '../package.json' with { type: 'json' };
import { commandNames, isCommand } from './commands/names.ts';
import { isPostgres } from './data.ts';
import type { ReferenceOptions } from './reference.ts';

/** Settings of the program: the options of the server, with files by their names. */
export interface ReferenceSettings
  extends Required<Omit<ReferenceOptions, 'credentials' | 'log' | 'say' | 'scenario'>> {
  /** Scenario file: the environment of the connections, and its failures. */
  scenario: string | undefined;
  /** File of the accepted tokens and keys. */
  credentials: string | undefined;
  log: ServerSettings['log'];
}

const mebibyte = 1024 * 1024;

/** The flags for the place of the data. */
export const placeFlags = [
  {
    flag: 'data',
    variable: 'DLI_REFERENCE_DATA',
    fallback: '.dli/reference.sqlite',
    value: 'FILE',
    meaning: 'data file',
    rule: {
      text: `${fitting}, and no file: address`,
      // SQLite would read that as more than a path.
      holds: (value) => fits(value) && !value.startsWith('file:'),
    },
  },
  {
    flag: 'database',
    variable: 'DATABASE_URL',
    fallback: '',
    value: 'URL',
    meaning: 'PostgreSQL database to use instead of a data file: `postgres://user:password@host/name`',
    rule: { text: 'a postgres:// address', holds: isPostgres },
    secret: true,
  },
] as const satisfies readonly Flag[];

/** The place that they name. A flag overrides the variable of the other one. */
export function placeIn({ text, given }: ReadFlags<'data' | 'database'>): string {
  if (given('data') && given('database')) throw new UsageError(['--data and --database exclude each other']);
  return given('data') ? text('data') : text('database') || text('data');
}

const common = serverRows('DLI_REFERENCE', '4020');

const rows = [
  ...common.first,
  { ...placeFlags[0], meaning: 'data file, or `:memory:`' },
  { flag: 'memory', meaning: 'store nothing; the same as `--data :memory:`' },
  placeFlags[1],
  {
    flag: 'database-timeout-ms',
    variable: 'DLI_DATABASE_TIMEOUT_MS',
    fallback: '5000',
    value: 'MS',
    meaning: 'time limit of a PostgreSQL statement, in milliseconds',
    rule: count(100, 3_600_000),
  },
  {
    flag: 'database-connections',
    variable: 'DLI_DATABASE_CONNECTIONS',
    fallback: '10',
    value: 'COUNT',
    meaning: 'maximum number of PostgreSQL connections for reads, and as many for changes and for batches of creates',
    rule: count(1, 1_000),
  },
  {
    flag: 'peering-ms',
    variable: 'DLI_PEERING_MS',
    fallback: '0',
    value: 'MS',
    meaning: 'how long a peering is `CREATING`, in milliseconds',
    rule: count(0, 2_147_483_647),
  },
  {
    flag: 'scenario',
    variable: 'DLI_SCENARIO',
    fallback: '',
    value: 'FILE',
    isInput: true,
    meaning: 'YAML file of the existing queues, pools and VPCs, and of failures to simulate',
  },
  {
    flag: 'credentials',
    variable: 'DLI_CREDENTIALS',
    fallback: '',
    value: 'FILE',
    isInput: true,
    meaning: 'YAML file of the accepted tokens and access keys; without it, any well-formed ones are accepted',
  },
  {
    flag: 'hide-access-keys',
    meaning: 'answer an access key that is not in that file as if the signature were wrong',
  },
  {
    flag: 'max-sockets',
    variable: 'DLI_MAX_SOCKETS',
    fallback: String(defaultSockets),
    value: 'COUNT',
    meaning: 'maximum number of open connections; further ones are answered with 503',
    rule: count(1, 1_000_000),
  },
  {
    flag: 'max-body-memory',
    variable: 'DLI_MAX_BODY_MEMORY',
    fallback: String(defaultBodyMemory / mebibyte),
    value: 'MIB',
    meaning: 'memory limit for all bodies being read, in MiB, at least 12; bodies beyond it are answered with 503',
    // The contract allows bodies of 12 MiB: with less memory, their senders would be told to retry for ever.
    rule: count(12, 1_000_000),
  },
  {
    flag: 'seed',
    variable: 'DLI_SEED',
    fallback: '',
    value: 'FILE',
    isInput: true,
    meaning: 'exported file to load at the start, unless its project already has connections',
  },
  { flag: 'duplicate-names', meaning: 'let the active connections of a project share a name' },
  {
    flag: 'reset',
    variable: 'DLI_RESET',
    meaning: 'serve `POST /_reset`, which empties all projects, or the one in `?project=`; needs no credentials',
  },
  ...common.last,
] as const satisfies readonly Flag[];

/**
 * Reads flags, then the environment, then defaults. A variable that is empty counts as absent.
 *
 * @returns the settings, or `help` or `version` when that is asked for.
 * @throws UsageError with a line for each mistake.
 */
export function readReferenceSettings(args: string[], env: NodeJS.ProcessEnv): ReferenceSettings | 'help' | 'version' {
  const flags = readFlags(rows, args, env, { words: 1, conflicts });
  const { text, has } = flags;
  if (has('help')) return 'help';
  if (has('version')) return 'version';
  return {
    ...serverSettings(flags),
    data: has('memory') ? ':memory:' : placeIn(flags),
    statementTimeoutMs: Number(text('database-timeout-ms')),
    maxConnections: Number(text('database-connections')),
    peeringMs: Number(text('peering-ms')),
    scenario: text('scenario') || undefined,
    credentials: text('credentials') || undefined,
    seed: text('seed') || undefined,
    duplicateNames: has('duplicate-names'),
    reset: has('reset'),
    hideAccessKeys: has('hide-access-keys'),
    maxSockets: Number(text('max-sockets')),
    maxBodyMemory: Number(text('max-body-memory')) * mebibyte,
  };
}

const wordProblem = (word: string) =>
  isCommand(word)
    ? `a command comes first: ${typedAs('dli-reference')} ${word}`
    : `there is no command ${JSON.stringify(word)}; there are ${Object.keys(commandNames).join(', ')}`;

/** The flags that do not go together, and a word that is no command. */
function conflicts({ text, has, given, words: [word] }: ReadFlags<(typeof rows)[number]['flag']>): string[] {
  const places = (['data', 'database'] as const).filter((flag) => given(flag));
  return [
    ...(word === undefined ? [] : [wordProblem(word)]),
    ...(places.length > 1 ? ['--data and --database exclude each other'] : []),
    ...(has('memory') ? places.map((flag) => `--${flag} and --memory exclude each other`) : []),
    ...(has('reset') && text('credentials') !== ''
      ? ['--reset and --credentials exclude each other: a reset checks no credentials']
      : []),
    ...(has('hide-access-keys') && text('credentials') === ''
      ? ['--hide-access-keys needs --credentials: without that file any access key is accepted']
      : []),
  ];
}

/** The table of all settings, as Markdown. */
export const settingsTable = () => flagsTable(rows);

export const referenceHelp = () =>
  helpText({
    program: 'dli-reference',
    usage: ['[options]', 'COMMAND [options]'],
    about: manifest.description,
    rows,
    commands: commandNames,
    examples: [
      ['', 'serves on port 4020, with its data in .dli/reference.sqlite'],
      ['--memory --peering-ms 5000', 'stores nothing; a peering takes five seconds'],
      ['-p 0 --scenario scenario.yaml --reset', 'for tests: a free port, simulated failures, and a way to empty it'],
      ['export --project-id p1 --out p1.json', 'writes what a project owns to a file'],
    ],
  });
