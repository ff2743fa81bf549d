import { extname } from 'node:path';
import { type Flag, helpRow, helpText, versionRow } from '@dli-connections/command';
import { forms } from '../report/write.ts';

const reportRule = {
  text: `a file that ends in one of ${Object.keys(forms).join(', ')}`,
  holds: (file: string) => extname(file) in forms,
};

const visible = { text: 'visible ASCII characters', holds: (value: string) => /^[!-~]*$/.test(value) };

const boundName = {
  text: 'at most 128 letters, digits and underscores',
  holds: (value: string) => /^\w{0,128}$/.test(value),
};

/** The flags of the program. */
export const rows = [
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
    rule: visible,
    secret: true,
  },
  {
    flag: 'foreign-token',
    variable: 'DLI_FOREIGN_TOKEN',
    fallback: '',
    value: 'TOKEN',
    meaning: 'a token of another project, to test that it is refused',
    rule: visible,
    secret: true,
  },
  {
    flag: 'access-key',
    variable: 'DLI_ACCESS_KEY',
    fallback: '',
    value: 'KEY',
    meaning: 'sign with this access key instead of a token',
    rule: visible,
  },
  {
    flag: 'secret-key',
    variable: 'DLI_SECRET_KEY',
    fallback: '',
    value: 'SECRET',
    meaning: 'secret key of the access key',
    rule: visible,
    secret: true,
  },
  {
    flag: 'failing-queue',
    fallback: '',
    value: 'NAME',
    meaning: 'a queue whose peerings fail, to test the error messages',
    rule: {
      text: `${boundName.text}, other than default`,
      holds: (value) => boundName.holds(value) && value.toLowerCase() !== 'default',
    },
  },
  {
    flag: 'failing-pool',
    fallback: '',
    value: 'NAME',
    meaning: 'an elastic resource pool whose peerings fail',
    rule: boundName,
  },
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
    program: 'dli-conformance',
    usage: ['URL [options]', '--client MODULE [options]'],
    about: 'Tests if a server of the DLI enhanced datasource connection API keeps the contract.',
    rows,
    examples: [
      ['http://127.0.0.1:8080', 'tests the server on port 8080'],
      ['http://127.0.0.1:8080 --bail', 'stops at the first failure'],
      ['http://127.0.0.1:8080 --report report.html', 'writes a report for a browser'],
    ],
  })}\n\nExit code: 0 it keeps the contract, 1 it does not, 2 it could not be tested.`;
