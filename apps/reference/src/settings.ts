import {
  aPort,
  atLeastOne,
  defaultBodyMemory,
  defaultSockets,
  type Flag,
  flagsTable,
  integer,
  notEmpty,
  type ReadFlags,
  readFlags,
} from '@dli-connections/serve';

/** Settings of the program. */
export interface Settings {
  port: number;
  host: string;
  /** The SQLite file, `:memory:`, or the URL of a PostgreSQL database. */
  data: string;
  /** How long a statement of a PostgreSQL database may take, in milliseconds. */
  databaseTimeoutMs: number;
  /** Time for which a peering is `CREATING`, in milliseconds. */
  peeringMs: number;
  /** File that tells what there is around the connections, and what goes wrong. */
  scenario: string | undefined;
  /** File of the tokens and keys that are let in. */
  credentials: string | undefined;
  /** File of the state of a project to begin with. */
  seed: string | undefined;
  /** `true` when the active connections of a project may share a name. */
  duplicateNames: boolean;
  /** The origin whose pages may call, `*` for any. */
  cors: string | undefined;
  log: 'json' | 'off';
  /** `true` when an unknown access key is refused in the words for a wrong signature. */
  hideAccessKeys: boolean;
  /** Most connections at a time. */
  maxSockets: number;
  /** Most memory for the bodies of all requests together, in bytes. */
  maxBodyMemory: number;
}

/** Tells a PostgreSQL database from a file. */
export const isPostgres = (data: string) => /^postgres(ql)?:\/\//.test(data);

/** Checks for an origin as browsers send it: scheme, host and port, and nothing after them. */
const isOrigin = (text: string) => URL.parse(text)?.origin === text && text !== 'null';

const maxPeeringMs = 2_147_483_647;

const mebibyte = 1024 * 1024;

/** The flags that tell where data is. */
export const placeFlags = [
  {
    flag: 'data',
    variable: 'DLI_REFERENCE_DATA',
    fallback: '.dli/reference.sqlite',
    meaning: 'data file, or `:memory:`',
    rule: {
      text: 'at least one character, and no file: address',
      // SQLite would take that for more than a path.
      holds: (value) => value !== '' && !value.startsWith('file:'),
    },
  },
  {
    flag: 'database',
    variable: 'DATABASE_URL',
    fallback: '',
    meaning: 'PostgreSQL database to use in place of a data file: `postgres://user:password@host/name`',
    rule: { text: 'a postgres:// address', holds: (value) => value === '' || isPostgres(value) },
    secret: true,
  },
] as const satisfies readonly Flag[];

/** The place that they tell. A flag goes before the variable of the other one. */
export function placeIn({ text, given }: ReadFlags<'data' | 'database'>): string {
  if (given('data') && given('database')) throw new Error('--data and --database exclude each other');
  return given('data') ? text('data') : text('database') || text('data');
}

/** Every setting of the server. */
const rows = [
  {
    flag: 'port',
    variable: 'DLI_REFERENCE_PORT',
    fallback: '4020',
    meaning: 'port to listen on; 0 takes a free one',
    rule: aPort,
  },
  {
    flag: 'host',
    variable: 'DLI_REFERENCE_HOST',
    fallback: '127.0.0.1',
    meaning: 'address to listen on',
    rule: notEmpty,
  },
  placeFlags[0],
  { flag: 'memory', meaning: 'the same as `--data :memory:`: nothing is kept' },
  placeFlags[1],
  {
    flag: 'database-timeout-ms',
    variable: 'DLI_DATABASE_TIMEOUT_MS',
    fallback: '5000',
    meaning: 'how long a statement of the PostgreSQL database may take before it is given up, in milliseconds',
    rule: { text: 'milliseconds, 100 to 3600000', holds: (value) => integer(3_600_000)(value) && Number(value) >= 100 },
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
  {
    flag: 'hide-access-keys',
    meaning: 'refuse an access key that is not in that file in the words for a wrong signature',
  },
  {
    flag: 'max-sockets',
    variable: 'DLI_MAX_SOCKETS',
    fallback: String(defaultSockets),
    meaning: 'most connections at a time; those above are answered with 503',
    rule: atLeastOne(1_000_000),
  },
  {
    flag: 'max-body-memory',
    variable: 'DLI_MAX_BODY_MEMORY',
    fallback: String(defaultBodyMemory / mebibyte),
    meaning: 'most memory for the bodies of all requests together, in MiB; those above are answered with 503',
    rule: atLeastOne(1_000_000),
  },
  {
    flag: 'seed',
    variable: 'DLI_SEED',
    fallback: '',
    meaning: 'file that `export` wrote, to begin with where its project has no connections yet',
  },
  { flag: 'duplicate-names', meaning: 'let the active connections of a project share a name' },
  {
    flag: 'cors',
    variable: 'DLI_CORS',
    fallback: '',
    meaning: 'origin whose pages may call, such as `http://127.0.0.1:4000`; `*` for any',
    rule: { text: 'an origin, or *', holds: (value) => value === '' || value === '*' || isOrigin(value) },
  },
  {
    flag: 'log',
    variable: 'DLI_REFERENCE_LOG',
    fallback: 'json',
    meaning: 'a line for each request on stdout: `json` or `off`',
    rule: { text: 'json or off', holds: (value) => value === 'json' || value === 'off' },
  },
  { flag: 'help', meaning: 'show this table' },
  { flag: 'version', meaning: 'show the version' },
] as const satisfies readonly Flag[];

/**
 * Reads flags, then the environment, then defaults. A variable that is empty counts as absent.
 *
 * @returns the settings, or `help` or `version` when that is asked for.
 * @throws Error with one line that names the flag or the variable and what it must be.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | 'help' | 'version' {
  const flags = readFlags(rows, args, env);
  const { text, has, given } = flags;
  if (has('help')) return 'help';
  if (has('version')) return 'version';
  for (const flag of ['data', 'database'] as const)
    if (has('memory') && given(flag)) throw new Error(`--${flag} and --memory exclude each other`);
  return {
    port: Number(text('port')),
    host: text('host'),
    data: has('memory') ? ':memory:' : placeIn(flags),
    databaseTimeoutMs: Number(text('database-timeout-ms')),
    peeringMs: Number(text('peering-ms')),
    scenario: text('scenario') || undefined,
    credentials: text('credentials') || undefined,
    seed: text('seed') || undefined,
    duplicateNames: has('duplicate-names'),
    cors: text('cors') || undefined,
    log: text('log') === 'off' ? 'off' : 'json',
    hideAccessKeys: has('hide-access-keys'),
    maxSockets: Number(text('max-sockets')),
    maxBodyMemory: Number(text('max-body-memory')) * mebibyte,
  };
}

/** The table of all settings, as Markdown. */
export const settingsTable = () => flagsTable(rows);
