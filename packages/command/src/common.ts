import { aPort, type Flag, helpRow, notEmpty, type ReadFlags } from './flags.ts';

/** True for an origin as browsers send it: scheme, host and port, and nothing after them. No page has a pattern as its host. */
const isOrigin = (text: string) => URL.parse(text)?.origin === text && text !== 'null' && !text.includes('*');

/** The origin whose pages may call. */
const corsRow = {
  flag: 'cors',
  variable: 'DLI_CORS',
  fallback: '',
  value: 'ORIGIN',
  meaning: 'origin whose pages may call, such as `http://127.0.0.1:4000`; `*` for any',
  rule: {
    text: 'an origin as browsers send it, such as http://127.0.0.1:4000, or *',
    holds: (value) => value === '*' || isOrigin(value),
  },
} as const satisfies Flag;

/** The form of a log: a line for people, a line of JSON, or none. */
export type LogForm = 'text' | 'json' | 'off';

/** The form of the log. */
export const logRow = (variable: string) =>
  ({
    flag: 'log',
    variable,
    fallback: '',
    value: 'FORM',
    meaning:
      'a line for each request on stdout: `text`, `json` or `off`; by default text on a terminal, json elsewhere',
    rule: { text: 'text, json or off', holds: (value: string) => /^(?:text|json|off)$/.test(value) },
  }) as const satisfies Flag;

/** The form that a value of `logRow` asks for. */
export const logForm = (text: string, stream: { isTTY?: boolean } = process.stdout): LogForm =>
  // The rule of the row lets no other text through.
  (text as LogForm) || (stream.isTTY ? 'text' : 'json');

export const versionRow = { flag: 'version', meaning: 'show the version' } as const satisfies Flag;

/** Settings of every server. */
export interface ServerSettings {
  port: number;
  host: string;
  /** The origin whose pages may call, `*` for any. */
  cors: string | undefined;
  log: LogForm;
}

/** The rows of these settings, which begin and end the help of a server. Their variables begin with `prefix`. */
export const serverRows = (prefix: string, port: string) => ({
  first: [
    {
      flag: 'port',
      short: 'p',
      variable: `${prefix}_PORT`,
      fallback: port,
      value: 'PORT',
      meaning: 'port to listen on; 0 takes a free one',
      rule: aPort,
    },
    {
      flag: 'host',
      variable: `${prefix}_HOST`,
      fallback: '127.0.0.1',
      value: 'ADDRESS',
      meaning: 'address to listen on',
      rule: notEmpty,
    },
  ] as const satisfies readonly Flag[],
  last: [corsRow, logRow(`${prefix}_LOG`), helpRow, versionRow] as const,
});

/** Reads the values of these rows. */
export const serverSettings = ({ text }: ReadFlags<'port' | 'host' | 'cors' | 'log'>): ServerSettings => ({
  port: Number(text('port')),
  host: text('host'),
  cors: text('cors') || undefined,
  log: logForm(text('log')),
});
