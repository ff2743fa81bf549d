import { extname } from 'node:path';
import { type Flag, helpRow, helpText, type ReadFlags, readFlags, versionRow } from '@dli-connections/command';
import { forms } from '../report/write.ts';
import type { StopAt } from '../session.ts';

/** Settings of the program. */
export interface KitSettings {
  target: string;
  /** Module of a client, which is asked in place of a server. */
  client: string | undefined;
  /** Program to start before, and to end after, the run. */
  command: string | undefined;
  /** Command that restarts the server, in place of ending and starting `command`. */
  restartCommand: string | undefined;
  project: string | undefined;
  token: string;
  foreignToken: string | undefined;
  accessKey: string | undefined;
  secretKey: string | undefined;
  /** The point at which a run stops early: after the first failure, after a failed plain create, or never. */
  stopAt: StopAt;
  /** Names of failing queues, pools and networks, as cases know them. */
  failing: Record<'failingQueue' | 'failingPool' | 'failingVpc', string | undefined>;
  readOnly: boolean;
  likeReference: boolean;
  only: string[];
  seed: number;
  list: boolean;
  reports: string[];
  known: string | undefined;
}

const reportRule = {
  text: `a file that ends in one of ${Object.keys(forms).join(', ')}`,
  holds: (file: string) => file === '' || extname(file) in forms,
};

const rows = [
  {
    flag: 'target',
    fallback: '',
    value: 'URL',
    meaning: 'server to test, with its base path if it has one; the word `--target` may be left out',
  },
  {
    flag: 'client',
    fallback: '',
    value: 'MODULE',
    meaning: 'test a client instead of a server: the module exports createClient (see the README)',
  },
  {
    flag: 'command',
    fallback: '',
    value: 'COMMAND',
    meaning: 'starts the server; the kit restarts it for some cases and ends it afterwards',
  },
  {
    flag: 'restart-command',
    fallback: '',
    value: 'COMMAND',
    meaning: 'restarts a server that was started in another way',
  },
  {
    flag: 'project-id',
    fallback: '',
    value: 'ID',
    meaning: 'run all cases in this project; without it each case has a project of its own',
    rule: {
      text: 'an identifier of at most 64 letters and digits',
      holds: (value) => /^[A-Za-z0-9]{0,64}$/.test(value),
    },
  },
  {
    flag: 'token',
    variable: 'DLI_TOKEN',
    fallback: 'any',
    value: 'TOKEN',
    meaning: 'sent as X-Auth-Token; the variable keeps it out of the process list',
    rule: { text: 'visible ASCII characters', holds: (value) => /^[!-~]+$/.test(value) },
    secret: true,
  },
  {
    flag: 'foreign-token',
    variable: 'DLI_FOREIGN_TOKEN',
    fallback: '',
    value: 'TOKEN',
    meaning: 'a token of another project, to test that it is refused',
    secret: true,
  },
  {
    flag: 'access-key',
    variable: 'DLI_ACCESS_KEY',
    fallback: '',
    value: 'KEY',
    meaning: 'sign with this access key in place of a token',
  },
  {
    flag: 'secret-key',
    variable: 'DLI_SECRET_KEY',
    fallback: '',
    value: 'SECRET',
    meaning: 'secret key of the access key',
    secret: true,
  },
  {
    flag: 'failing-queue',
    fallback: '',
    value: 'NAME',
    meaning: 'a queue whose peerings fail, to test the error messages',
  },
  { flag: 'failing-pool', fallback: '', value: 'NAME', meaning: 'an elastic resource pool whose peerings fail' },
  { flag: 'failing-vpc', fallback: '', value: 'ID', meaning: 'a VPC to which every peering fails' },
  { flag: 'read-only', meaning: 'send only requests that change nothing, as for a live service' },
  {
    flag: 'like-reference',
    meaning: 'also test choices of the reference handler that the contract leaves open: texts, order of checks',
  },
  { flag: 'bail', meaning: 'stop at the first failure' },
  { flag: 'keep-going', meaning: 'go on even if the plain create fails' },
  {
    flag: 'only',
    fallback: '',
    value: 'NAME',
    many: true,
    meaning: 'only these cases, * for any text; may be given again',
  },
  {
    flag: 'seed',
    fallback: '1',
    value: 'NUMBER',
    meaning: 'seed for the order of the cases',
    rule: { text: 'a whole number of at most nine digits', holds: (value) => /^\d{1,9}$/.test(value) },
  },
  { flag: 'list', meaning: 'print the names of the cases, and send nothing' },
  {
    flag: 'report',
    fallback: '',
    value: 'FILE',
    many: true,
    meaning: 'write a report: .json, .xml (JUnit) or .html; may be given again',
    rule: reportRule,
  },
  {
    flag: 'known-failing',
    fallback: '',
    value: 'FILE',
    meaning: 'YAML list of cases that are known to fail, each with its reason',
  },
  helpRow,
  versionRow,
] as const satisfies readonly Flag[];

/** The text of `--help`. */
export const kitHelp = () =>
  `${helpText({
    usage: ['dli-conformance URL [options]', 'dli-conformance --client MODULE [options]'],
    about: 'Asks a server of the DLI enhanced datasource connection API whether it keeps the contract.',
    rows,
    examples: [
      ['dli-conformance http://127.0.0.1:8080', 'asks the server on port 8080'],
      ['dli-conformance http://127.0.0.1:8080 --bail', 'stops at the first failure'],
      ['dli-conformance http://127.0.0.1:8080 --report report.html', 'writes a report for a browser'],
    ],
  })}\n\nExit code: 0 it keeps the contract, 1 it does not, 2 it could not be asked.`;

type Read = ReadFlags<(typeof rows)[number]['flag']>;

/** The address in the flag, or in its place the first argument. */
const addressIn = ({ text, words }: Read) => text('target') || words[0] || '';

const asksServer = ({ text, has }: Read) => !has('list') && text('client') === '';

const addressProblem = (address: string) =>
  address === ''
    ? 'the address of a server is missing: dli-conformance http://host:port'
    : '--target must be an address of the form http://host:port or http://host:port/base/path';

function conflicts(read: Read): string[] {
  const { text, words } = read;
  return [
    ...(asksServer(read) && !baseOf(addressIn(read)) ? [addressProblem(addressIn(read))] : []),
    ...(text('target') !== '' && words[0] !== undefined ? [`unexpected argument ${JSON.stringify(words[0])}`] : []),
    ...(text('client') !== '' && addressIn(read) !== '' ? ['--client and an address exclude each other'] : []),
    ...(read.has('bail') && read.has('keep-going') ? ['--bail and --keep-going exclude each other'] : []),
    ...((text('access-key') === '') !== (text('secret-key') === '')
      ? ['--access-key and --secret-key go together']
      : []),
  ];
}

/**
 * Reads the flags and the environment.
 *
 * @throws UsageError with a line for each mistake.
 */
export function readKitSettings(args: string[], env: NodeJS.ProcessEnv): KitSettings | 'help' | 'version' {
  const read = readFlags(rows, args, env, { words: 1, conflicts });
  const { has } = read;
  if (has('help')) return 'help';
  if (has('version')) return 'version';
  const text = (flag: Parameters<Read['text']>[0]) => read.text(flag) || undefined;
  return {
    target: asksServer(read) ? (baseOf(addressIn(read)) ?? '') : '',
    client: text('client'),
    command: text('command'),
    restartCommand: text('restart-command'),
    stopAt: has('bail') ? 'failure' : has('keep-going') ? 'nowhere' : 'create',
    project: text('project-id'),
    token: read.text('token'),
    foreignToken: text('foreign-token'),
    accessKey: text('access-key'),
    secretKey: text('secret-key'),
    failing: {
      failingQueue: text('failing-queue'),
      failingPool: text('failing-pool'),
      failingVpc: text('failing-vpc'),
    },
    readOnly: has('read-only'),
    likeReference: has('like-reference'),
    only: [...read.all('only')],
    seed: Number(read.text('seed')),
    list: has('list'),
    reports: [...read.all('report')],
    known: text('known-failing'),
  };
}

/** An address without a slash at its end; `undefined` if it is invalid. */
function baseOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return undefined;
  return url.origin + url.pathname.replace(/\/+$/, '');
}
