import { resolve } from 'node:path';
import { type ReadFlags, readFlags, typedAs } from '@dli-connections/command';
import type { StopAt } from '../session.ts';
import { rows } from './flags.ts';

/** Settings of the program. */
export interface KitSettings {
  target: string;
  /** Module of a client, which is tested instead of a server. */
  client: string | undefined;
  /** Program to start before, and to end after, the run. */
  command: string | undefined;
  /** Command that restarts the server, instead of stopping it and starting `command` again. */
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

type Read = ReadFlags<(typeof rows)[number]['flag']>;

/** The address in the flag, or in its place the first argument. */
const addressIn = ({ text, words }: Read) => text('target') || words[0] || '';

const asksServer = ({ text, has }: Read) => !has('list') && text('client') === '';

const addressProblem = (address: string) =>
  address === ''
    ? `the address of a server is missing: ${typedAs('dli-conformance')} http://host:port`
    : '--target must be an address of the form http://host:port or http://host:port/base/path';

/** Flags that a test of a client takes. */
const ofClients: readonly string[] = ['client', 'only', 'list', 'report', 'known-failing'];

function conflicts(read: Read, args: readonly string[]): string[] {
  const { text, words, has, given, all } = read;
  const address = addressIn(read);
  const isThere = (flag: 'access-key' | 'secret-key') => given(flag) || text(flag) !== '';
  const isClient = text('client') !== '';
  const reports = all('report').map((file) => resolve(file));
  return [
    // An option without a value is reported as such.
    ...(asksServer(read) &&
    !baseOf(address) &&
    !(address === '' && args.some((arg) => /^--(?:target|client)\b/.test(arg)))
      ? [addressProblem(address)]
      : []),
    ...(text('target') !== '' && words[0] !== undefined ? [`unexpected argument ${JSON.stringify(words[0])}`] : []),
    ...(isClient && words[0] !== undefined ? ['--client and an address exclude each other'] : []),
    ...rows
      .filter(({ flag }) => isClient && given(flag) && !ofClients.includes(flag))
      .map(({ flag }) => `--client and --${flag} exclude each other: a client is tested without a server`),
    ...(has('bail') && has('keep-going') ? ['--bail and --keep-going exclude each other'] : []),
    ...(isThere('access-key') !== isThere('secret-key') ? ['--access-key and --secret-key go together'] : []),
    ...(text('foreign-token') !== '' && text('foreign-token') === text('token')
      ? ['--foreign-token must be another token than --token']
      : []),
    ...(new Set(reports).size < reports.length ? ['--report names a file twice'] : []),
  ];
}

/**
 * Reads the flags and the environment.
 *
 * @throws UsageError with a line for each mistake.
 */
export function readKitSettings(args: string[], env: NodeJS.ProcessEnv): KitSettings | 'help' | 'version' {
  const read = readFlags(rows, args, env, { words: 1, conflicts: (flags) => conflicts(flags, args) });
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
      // Services store the names of queues in lower case.
      failingQueue: text('failing-queue')?.toLowerCase(),
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
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '')
    return undefined;
  return url.origin + url.pathname.replace(/\/+$/, '');
}
