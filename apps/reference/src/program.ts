/** The reference server as a program, and the commands on its data: settings from flags and the environment, until SIGINT or SIGTERM. */
import manifest from '../package.json' with { type: 'json' };
import { commandNames, isCommand } from './commands/names.ts';
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

/** Prints a failure as one line. */
const complain = (line: string) => console.error(`dli-reference: ${line.trim().replaceAll(/\s*\n\s*/g, ' ')}`);

/** Does what the command line says. */
export async function run(): Promise<void> {
  const [command = '', ...rest] = process.argv.slice(2);
  try {
    if (isCommand(command)) {
      await (await import('./commands/index.ts')).commands[command](rest, process.env);
      process.exit(0);
    }
    const settings = readSettings(process.argv.slice(2), process.env);
    if (settings === 'version') {
      print(manifest.version);
    } else if (settings === 'help') {
      print(`dli-reference: the reference server of the DLI enhanced datasource connection API\n\n${settingsTable()}`);
      for (const [name, meaning] of Object.entries(commandNames)) print(`dli-reference ${name}: ${meaning}`);
      print('each with --help for its flags');
    } else {
      const { log, scenario, credentials, ...options } = settings;
      const callers =
        credentials === undefined
          ? undefined
          : await (await import('./credentials-file.ts')).followCredentials(credentials, complain);
      const server = await startReference({
        ...options,
        scenario: scenario === undefined ? undefined : await (await import('./files.ts')).readScenario(scenario),
        credentials: callers,
        log: log === 'json' ? print : undefined,
      });
      closeOnSignal(() => server.close());
      const message = `reference server on ${server.url}, data in ${placeOf(settings.data)}`;
      print(log === 'json' ? JSON.stringify({ time: new Date().toISOString(), message }) : message);
    }
  } catch (error) {
    complain((error as Error).message);
    process.exit(1);
  }
}
