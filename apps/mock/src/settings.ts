import {
  type Flag,
  flagsTable,
  helpText,
  integer,
  readFlags,
  type ServerSettings,
  serverRows,
  serverSettings,
} from '@dli-connections/command';
import manifest from '../package.json' with { type: 'json' };

/** Settings of the program. */
export interface MockSettings extends ServerSettings {
  /** The OpenAPI description to serve, in one file or many; the one that the package was built with where absent. */
  spec: string | undefined;
  watch: boolean;
  dynamic: boolean;
  seed: string | undefined;
  /** Share of the legal requests that are answered with a documented error. */
  errors: number;
  delayMs: number;
}

const maxDelayMs = 60_000;
const share = (text: string) => /^(?:\d+\.?\d*|\.\d+)$/.test(text) && Number(text) <= 1;

const common = serverRows('DLI_MOCK', '4010');

/** Every setting. */
const rows = [
  ...common.first,
  {
    flag: 'spec',
    variable: 'DLI_MOCK_SPEC',
    fallback: '',
    value: 'FILE',
    isInput: true,
    meaning: 'OpenAPI 3.1 file to serve instead of the contract; it may refer to other files',
  },
  {
    flag: 'watch',
    meaning:
      'follow the edits of that spec, or of `spec/` in a clone; an invalid one is reported and the last good one stays in use',
  },
  { flag: 'dynamic', meaning: 'answer with generated values instead of examples' },
  {
    flag: 'seed',
    variable: 'DLI_MOCK_SEED',
    fallback: '',
    value: 'TEXT',
    meaning: 'seed for generated values and simulated failures, for repeatable runs',
  },
  {
    flag: 'errors',
    variable: 'DLI_MOCK_ERRORS',
    fallback: '0',
    value: 'SHARE',
    meaning: 'share of the legal requests, 0 to 1, that are answered with a documented error',
    rule: { text: 'a share from 0 to 1', holds: share },
  },
  {
    flag: 'delay',
    variable: 'DLI_MOCK_DELAY',
    fallback: '0',
    value: 'MS',
    meaning: 'wait before each answer, in milliseconds',
    rule: { text: `a number of milliseconds from 0 to ${maxDelayMs}`, holds: integer(maxDelayMs) },
  },
  ...common.last,
] as const satisfies readonly Flag[];

/**
 * Reads flags, then the environment, then defaults.
 *
 * @returns the settings, or the text to show instead of starting.
 * @throws UsageError with a line for each mistake.
 */
export function readMockSettings(args: string[], env: NodeJS.ProcessEnv): MockSettings | 'help' | 'version' {
  const flags = readFlags(rows, args, env);
  const { text, has } = flags;
  if (has('help')) return 'help';
  if (has('version')) return 'version';
  return {
    ...serverSettings(flags),
    spec: text('spec') || undefined,
    watch: has('watch'),
    dynamic: has('dynamic'),
    seed: text('seed') || undefined,
    errors: Number(text('errors')),
    delayMs: Number(text('delay')),
  };
}

/** The table of all settings, as Markdown. */
export const settingsTable = () => flagsTable(rows);

/** The text of `--help`. */
export const mockHelp = () =>
  helpText({
    program: 'dli-mock',
    usage: ['[options]'],
    about: manifest.description,
    rows,
    examples: [
      ['', 'serves the contract on port 4010'],
      ['--spec my/openapi.yaml --watch', 'serves a spec of your own, and follows its edits'],
      ['--errors 0.1 --seed a', 'lets the same tenth of the requests fail in every run'],
      ['-p 0 --log json', 'for programs: a free port, and a line of JSON for each request'],
    ],
  });
