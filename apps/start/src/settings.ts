import { aPort, type Flag, flagsTable, integer, notEmpty, readFlags } from '@dli-connections/serve';

/** What `start` can be told. */
export interface Settings {
  /** Ports, 0 for a free one. */
  ports: { portal: number; mock: number; reference: number };
  /** The SQLite file of the reference server, or `:memory:`. */
  data: string;
  /** File that tells what there is around the connections, and what goes wrong. */
  scenario: string | undefined;
  open: boolean;
}

/** How far the ports are from the first. */
const offsets = { portal: 0, mock: 10, reference: 20 };

const portRow = <Name extends keyof typeof offsets>(name: Name) => ({
  flag: `${name}-port` as const,
  variable: `DLI_${name.toUpperCase()}_PORT`,
  fallback: '',
  meaning: `port of the ${name}; by default the base + ${offsets[name]}`,
  rule: { text: aPort.text, holds: (value: string) => value === '' || aPort.holds(value) },
});

/** Every setting. */
const rows = [
  {
    flag: 'port-base',
    variable: 'DLI_PORT_BASE',
    fallback: '4000',
    meaning: 'port from which on all listen; 0 takes free ones',
    rule: { text: 'a port, 0 to 65515', holds: integer(65_535 - offsets.reference) },
  },
  portRow('portal'),
  portRow('mock'),
  portRow('reference'),
  {
    flag: 'data',
    variable: 'DLI_REFERENCE_DATA',
    fallback: '.dli/reference.sqlite',
    meaning: 'data file of the reference server',
    rule: notEmpty,
  },
  { flag: 'memory', meaning: 'the reference server keeps nothing on the disk' },
  {
    flag: 'scenario',
    variable: 'DLI_SCENARIO',
    fallback: '',
    meaning: 'YAML file of what there is around the connections, and what goes wrong (apps/reference)',
  },
  { flag: 'open', meaning: 'open the portal in a browser' },
  { flag: 'help', meaning: 'show this table' },
] as const satisfies readonly Flag[];

/**
 * Reads flags, then the environment, then defaults.
 *
 * @returns the settings, or `help` when that is asked for.
 * @throws Error with one line that names the flag or the variable and what it must be.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | 'help' {
  const { text, has } = readFlags(rows, args, env);
  if (has('help')) return 'help';
  const base = Number(text('port-base'));
  const portOf = (name: keyof typeof offsets) => {
    const own = text(`${name}-port`);
    if (own !== '') return Number(own);
    return base === 0 ? 0 : base + offsets[name];
  };
  return {
    ports: { portal: portOf('portal'), mock: portOf('mock'), reference: portOf('reference') },
    data: has('memory') ? ':memory:' : text('data'),
    scenario: text('scenario') || undefined,
    open: has('open'),
  };
}

/** The table of all settings, as Markdown. */
export const settingsTable = () => flagsTable(rows);
