import { aPort, type Flag, flagsTable, integer, notEmpty, readFlags } from '@dli-connections/serve';

/** What the program can be told. */
export interface Settings {
  port: number;
  host: string;
  /** The OpenAPI description to serve, in one file or many; the one that the package was built with where absent. */
  spec: string | undefined;
  watch: boolean;
  dynamic: boolean;
  seed: string | undefined;
  /** Share of the legal requests that are answered with a documented error. */
  errors: number;
  delayMs: number;
  cors: boolean;
}

const maxDelayMs = 60_000;
const share = (text: string) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 1;

/** Every setting. */
const rows = [
  {
    flag: 'port',
    variable: 'DLI_MOCK_PORT',
    fallback: '4010',
    meaning: 'port to listen on; 0 takes a free one',
    rule: aPort,
  },
  { flag: 'host', variable: 'DLI_MOCK_HOST', fallback: '127.0.0.1', meaning: 'address to listen on', rule: notEmpty },
  {
    flag: 'spec',
    variable: 'DLI_MOCK_SPEC',
    fallback: '',
    meaning: 'OpenAPI 3.1 file to serve in place of the contract, with the files that it refers to',
  },
  {
    flag: 'watch',
    meaning: 'follow the edits of that spec, or of `spec/` in a clone; a broken one is told and not served',
  },
  { flag: 'dynamic', meaning: 'answer with made-up values in place of examples' },
  {
    flag: 'seed',
    variable: 'DLI_MOCK_SEED',
    fallback: '',
    meaning: 'text that makes what is made up, and which requests fail, the same in every run',
  },
  {
    flag: 'errors',
    variable: 'DLI_MOCK_ERRORS',
    fallback: '0',
    meaning: 'share of the legal requests, 0 to 1, that are answered with a documented error',
    rule: { text: 'a share, 0 to 1', holds: share },
  },
  {
    flag: 'delay',
    variable: 'DLI_MOCK_DELAY',
    fallback: '0',
    meaning: 'wait before each answer, in milliseconds',
    rule: { text: `milliseconds, 0 to ${maxDelayMs}`, holds: integer(maxDelayMs) },
  },
  { flag: 'cors', meaning: 'let pages of other origins call: preflights are answered' },
  { flag: 'help', meaning: 'show this table' },
  { flag: 'version', meaning: 'show the version' },
] as const satisfies readonly Flag[];

/**
 * Reads flags, then the environment, then defaults.
 *
 * @returns the settings, or what is to be shown in place of a start.
 * @throws Error with one line that names the flag or the variable and what it must be.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | 'help' | 'version' {
  const { text, has } = readFlags(rows, args, env);
  if (has('help')) return 'help';
  if (has('version')) return 'version';
  return {
    port: Number(text('port')),
    host: text('host'),
    spec: text('spec') || undefined,
    watch: has('watch'),
    dynamic: has('dynamic'),
    seed: text('seed') || undefined,
    errors: Number(text('errors')),
    delayMs: Number(text('delay')),
    cors: has('cors'),
  };
}

/** The table of all settings, as Markdown. */
export const settingsTable = () => flagsTable(rows);
