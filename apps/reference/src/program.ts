/** The reference server as a program, and the commands on its data: settings from flags and the environment, until SIGINT or SIGTERM. */
import manifest from '../package.json' with { type: 'json' };
import { placeOf, startReference } from './reference.ts';
import { readSettings, settingsTable } from './settings.ts';
import { closeOnSignal } from './shutdown.ts';

/** Most bytes that may wait for a reader of stdout that does not keep up. Lines beyond are lost, not the server. */
const maxUnread = 1_048_576;
// Nor is it the end of the server when the reader goes away.
process.stdout.on('error', () => {});

function print(line: string): void {
  if (process.stdout.writableLength < maxUnread) process.stdout.write(`${line}\n`);
}

/** Loaded only for who names a file: it brings parsers with it. */
const files = () => import('./files.ts');

/** Does what the command line says. */
export async function run(): Promise<void> {
  const [command = '', ...rest] = process.argv.slice(2);
  try {
    if (command === 'export' || command === 'import') {
      await (await import('./commands.ts')).commands[command](rest, process.env);
      process.exit(0);
    }
    const settings = readSettings(process.argv.slice(2), process.env);
    if (settings === 'version') {
      print(manifest.version);
    } else if (settings === 'help') {
      print(`dli-reference: the reference server of the DLI enhanced datasource connection API\n\n${settingsTable()}`);
      print('\ndli-reference export --help and dli-reference import --help: the state of a project as a file');
    } else {
      const { log, scenario, credentials, ...options } = settings;
      const server = await startReference({
        ...options,
        scenario: scenario === undefined ? undefined : await (await files()).readScenario(scenario),
        credentials: credentials === undefined ? undefined : await (await files()).readCredentials(credentials),
        log: log === 'json' ? print : undefined,
      });
      closeOnSignal(() => server.close());
      const message = `reference server on ${server.url}, data in ${placeOf(settings.data)}`;
      print(log === 'json' ? JSON.stringify({ time: new Date().toISOString(), message }) : message);
    }
  } catch (error) {
    console.error(`dli-reference: ${(error as Error).message}`);
    process.exit(1);
  }
}
