import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { forms } from '../report/write.ts';
import type { StopAt } from '../session.ts';

/** Settings of the program. */
export interface Settings {
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

/** Every flag with its meaning, as `--help` shows it. */
const flags = {
  target: { value: 'URL', meaning: 'the server to ask, with its base path if it has one; the flag may be left out' },
  client: {
    value: 'MODULE',
    meaning: 'ask a client in place of a server: the module exports createClient (see the README)',
  },
  command: {
    value: 'COMMAND',
    meaning: 'starts the server first, restarts it where a case asks for that, and ends it',
  },
  'restart-command': { value: 'COMMAND', meaning: 'restarts a server that was started otherwise' },
  'project-id': {
    value: 'ID',
    meaning: 'do everything in this project; without it each case has a project of its own',
  },
  token: { value: 'TOKEN', meaning: 'sent as X-Auth-Token; DLI_TOKEN in its place keeps it out of the process list' },
  'foreign-token': {
    value: 'TOKEN',
    meaning: 'a token of another project, to ask whether it is let in (DLI_FOREIGN_TOKEN)',
  },
  'access-key': { value: 'KEY', meaning: 'sign with this access key in place of a token (DLI_ACCESS_KEY)' },
  'secret-key': { value: 'SECRET', meaning: 'its secret (DLI_SECRET_KEY)' },
  'failing-queue': { value: 'NAME', meaning: 'a queue whose peerings fail, to ask what is said of them' },
  'failing-pool': { value: 'NAME', meaning: 'an elastic resource pool whose peerings fail' },
  'failing-vpc': { value: 'ID', meaning: 'a VPC to which every peering fails' },
  'read-only': { meaning: 'only what changes nothing: for a live service' },
  'like-reference': {
    meaning: 'also ask for what the contract leaves open and the reference handler decides: texts, order of checks',
  },
  bail: { meaning: 'stop at the first failure' },
  'keep-going': { meaning: 'ask the rest also where the plain create fails' },
  only: { value: 'NAME', many: true, meaning: 'only these cases, * for any text; may be given again' },
  seed: { value: 'NUMBER', meaning: 'gives the order of the cases; 1 without it' },
  list: { meaning: 'print the names of the cases, and ask nothing' },
  report: { value: 'FILE', many: true, meaning: 'write a report: .json, .xml (JUnit) or .html; may be given again' },
  'known-failing': { value: 'FILE', meaning: 'YAML list of cases that are known to fail, each with its reason' },
  version: { meaning: 'show the version' },
  help: { meaning: 'show this' },
} as const;

/** The text of `--help`. */
export function helpText(): string {
  const lines = Object.entries(flags).map(([name, flag]) => {
    const usage = `--${name}${'value' in flag ? ` ${flag.value}` : ''}`;
    return `  ${usage.padEnd(24)}${flag.meaning}`;
  });
  return [
    'dli-conformance: asks a server of the DLI enhanced datasource connection API whether it keeps the contract',
    '',
    ...lines,
    '',
    'Exit code: 0 it does, 1 it does not, 2 it could not be asked.',
  ].join('\n');
}

/**
 * Reads the flags and the environment.
 *
 * @throws Error with one line that names the flag and its rule.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | 'help' | 'version' {
  const given = parse(args);
  if (given.help) return 'help';
  if (given.version) return 'version';
  const text = (name: string, variable = '') => (given[name] as string | undefined) ?? (env[variable] || undefined);
  const list = given.list === true;
  const client = text('client');
  const seed = text('seed') ?? '1';
  if (!/^\d{1,9}$/.test(seed)) throw new Error(`--seed must be a whole number of at most nine digits, and is ${seed}`);
  const reports = (given.report ?? []) as string[];
  const wrong = reports.find((file) => !(extname(file) in forms));
  if (wrong) throw new Error(`--report must end in one of ${Object.keys(forms).join(', ')}, and is ${wrong}`);
  const [accessKey, secretKey] = [text('access-key', 'DLI_ACCESS_KEY'), text('secret-key', 'DLI_SECRET_KEY')];
  if ((accessKey === undefined) !== (secretKey === undefined))
    throw new Error('--access-key and --secret-key go together');
  return {
    target: list || client !== undefined ? '' : addressOf(text('target') ?? given.positionals?.[0]),
    client,
    command: text('command'),
    restartCommand: text('restart-command'),
    stopAt: given.bail === true ? 'failure' : given['keep-going'] === true ? 'nowhere' : 'create',
    project: text('project-id'),
    token: text('token', 'DLI_TOKEN') ?? 'any',
    foreignToken: text('foreign-token', 'DLI_FOREIGN_TOKEN'),
    accessKey,
    secretKey,
    failing: {
      failingQueue: text('failing-queue'),
      failingPool: text('failing-pool'),
      failingVpc: text('failing-vpc'),
    },
    readOnly: given['read-only'] === true,
    likeReference: given['like-reference'] === true,
    only: (given.only ?? []) as string[],
    seed: Number(seed),
    list,
    reports,
    known: text('known-failing'),
  };
}

type Given = Record<string, string | boolean | string[] | undefined> & { positionals?: string[] };

function parse(args: string[]): Given {
  const options = Object.entries(flags).map(
    ([name, flag]) => [name, { type: 'value' in flag ? 'string' : 'boolean', multiple: 'many' in flag }] as const,
  );
  try {
    const { values, positionals } = parseArgs({ args, options: Object.fromEntries(options), allowPositionals: true });
    const [, more] = values.target === undefined ? positionals : [undefined, ...positionals];
    if (more !== undefined) throw new Error(`Unexpected argument '${more}'`);
    return { ...(values as Given), positionals };
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new Error(`${problem}; --help lists the flags`, { cause: error });
  }
}

function addressOf(text: string | undefined): string {
  const url = text === undefined ? null : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error('--target must be an address of the form http://host:port or http://host:port/base/path');
  return url.origin + url.pathname.replace(/\/+$/, '');
}
