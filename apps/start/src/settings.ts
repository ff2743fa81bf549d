import {
  aPort,
  type Flag,
  helpRow,
  helpText,
  integer,
  type LogForm,
  logForm,
  logRow,
  notEmpty,
  readFlags,
} from '@dli-connections/command';

/** Settings of `start`. */
export interface StartSettings {
  /** Ports, 0 for a free one. */
  ports: { portal: number; mock: number; reference: number };
  /** The SQLite file of the reference server, or `:memory:`. */
  data: string;
  /** Scenario file: the environment of the connections, and its failures. */
  scenario: string | undefined;
  log: LogForm;
  open: boolean;
}

/** All of it listens on this machine alone. */
export const host = '127.0.0.1';

/** Offset of each port from the first. */
const offsets = { portal: 0, mock: 10, reference: 20 };

const portRow = <Name extends keyof typeof offsets>(name: Name) => ({
  flag: `${name}-port` as const,
  variable: `DLI_${name.toUpperCase()}_PORT`,
  fallback: '',
  value: 'PORT',
  meaning: `port of the ${name === 'reference' ? 'reference server' : name}; by default the first port${offsets[name] > 0 ? ` + ${offsets[name]}` : ''}`,
  rule: aPort,
});

/** Every setting. */
const rows = [
  {
    flag: 'port-base',
    short: 'p',
    variable: 'DLI_PORT_BASE',
    fallback: '4000',
    value: 'PORT',
    meaning: 'first port; the others are counted from it; 0 takes free ones',
    rule: { text: 'a port from 0 to 65515', holds: integer(65_535 - offsets.reference) },
  },
  portRow('portal'),
  portRow('mock'),
  portRow('reference'),
  {
    flag: 'data',
    variable: 'DLI_REFERENCE_DATA',
    fallback: '.dli/reference.sqlite',
    value: 'FILE',
    meaning: 'data file of the reference server',
    rule: notEmpty,
  },
  { flag: 'memory', meaning: 'store nothing on the disk' },
  {
    flag: 'scenario',
    variable: 'DLI_SCENARIO',
    fallback: '',
    value: 'FILE',
    meaning:
      'YAML file of the existing queues, pools and VPCs, and of failures to simulate: see apps/reference/README.md',
  },
  { flag: 'open', meaning: 'open the portal in a browser' },
  logRow('DLI_LOG'),
  helpRow,
] as const satisfies readonly Flag[];

function portsOf(text: (flag: 'port-base' | `${keyof typeof offsets}-port`) => string): StartSettings['ports'] {
  const base = Number(text('port-base'));
  const portOf = (name: keyof typeof offsets) => Number(text(`${name}-port`) || (base && base + offsets[name]));
  return { portal: portOf('portal'), mock: portOf('mock'), reference: portOf('reference') };
}

/** A line for each server whose port is that of one before it. */
function samePorts(ports: StartSettings['ports']): string[] {
  return Object.entries(ports).flatMap(([name, port], at, all) => {
    const [first] = all.slice(0, at).find(([, other]) => other === port && port !== 0) ?? [];
    return first ? `--${first}-port and --${name}-port must differ, and both are ${port}` : [];
  });
}

/**
 * Reads flags, then the environment, then defaults.
 *
 * @returns the settings, or `help` when that is asked for.
 * @throws UsageError with a line for each mistake.
 */
export function readStartSettings(args: string[], env: NodeJS.ProcessEnv): StartSettings | 'help' {
  const { text, has } = readFlags(rows, args, env, {
    conflicts: ({ text, has, given }) => [
      ...(has('memory') && given('data') ? ['--data and --memory exclude each other'] : []),
      ...samePorts(portsOf(text)),
    ],
  });
  if (has('help')) return 'help';
  return {
    ports: portsOf(text),
    data: has('memory') ? ':memory:' : text('data'),
    scenario: text('scenario') || undefined,
    log: logForm(text('log')),
    open: has('open'),
  };
}

/** The text of `--help`. */
export const startHelp = () =>
  helpText({
    program: 'npx --yes pnpm@12.21.0 start',
    usage: ['[options]'],
    about: 'Builds and serves the portal, the mock and the reference server, until Ctrl-C.',
    rows,
    examples: [
      ['--memory', 'stores nothing on the disk'],
      ['-p 5000', 'listens on 5000, 5010 and 5020'],
      ['--scenario apps/reference/examples/scenario.yaml', 'simulates failures'],
    ],
  });
