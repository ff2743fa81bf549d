/** The mock as a program: settings from flags and the environment, until SIGINT or SIGTERM. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bannerOf, complaintOf, whenSlow } from '@dli-connections/command';
import { overviewOf } from '@dli-connections/document/examples';
import { logWriter, stdoutPrinter } from '@dli-connections/middleware';
import manifest from '../package.json' with { type: 'json' };
import { type MockSettings, mockHelp, readMockSettings } from './settings.ts';
import { startMock } from './start.ts';

const print = stdoutPrinter();

/** The spec of the clone that this runs in; the published package holds no source of it. */
function sourceOfSpec(): string {
  const file = fileURLToPath(new URL('../../../spec/openapi.yaml', import.meta.url));
  if (!existsSync(file))
    throw new Error('--watch needs --spec: this package has the bundled contract, and not its source');
  return relative('', file);
}

/** Runs the command line. */
export async function run(): Promise<void> {
  try {
    const settings = readMockSettings(process.argv.slice(2), process.env);
    if (settings === 'version') print(manifest.version);
    else if (settings === 'help') print(mockHelp());
    else await start(settings);
  } catch (error) {
    console.error(complaintOf('dli-mock', error));
    process.exit(1);
  }
}

async function start({ log, ...settings }: MockSettings): Promise<void> {
  const { spec = settings.watch ? sourceOfSpec() : undefined } = settings;
  const tell = (message: string) => {
    const time = new Date().toISOString();
    print(log === 'json' ? JSON.stringify({ time, message }) : `${time} ${message}`);
  };
  const slow = whenSlow(() => console.error(`dli-mock: reading ${spec ?? 'the spec'} takes a while`));
  const mock = await startMock({ ...settings, spec, report: tell, log: logWriter(log, print) }).finally(slow.end);
  const place = `mock on ${mock.url}`;
  const about = spec === undefined ? 'it stores nothing' : `it serves ${spec}, and stores nothing`;
  if (log === 'json') tell(`${place} (${about})`);
  else if (log === 'off') print(`${place} (${about})`);
  else {
    const { operations, curl } = overviewOf(mock.document);
    print(bannerOf({ place, about, operations, curl: curl(mock.url) }));
  }
  if (settings.watch) tell(`watching ${spec}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      mock.close().then(() => process.exit(0));
    });
  }
}
