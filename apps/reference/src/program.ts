/** The reference server as a program, and the commands on its data: settings from flags and the environment, until SIGINT or SIGTERM. */
import { constants } from 'node:os';
import { bannerOf, complaintOf, messageOf, prepareAll, readChecked } from '@dli-connections/command';
import { operations } from '@dli-connections/contract';
import { mustBeUsable } from '@dli-connections/handler/data-file';
import { logWriter, stdoutPrinter } from '@dli-connections/middleware';
import { mustBeFree } from '@dli-connections/serve';
import manifest from '../package.json' with { type: 'json' };
import { isCommand } from './commands/names.ts';
import { isFile, placeOf } from './data.ts';
import { curlLine } from './front.ts';
import { portSetting, startReference } from './reference.ts';
import { type ReferenceSettings, readReferenceSettings, referenceHelp } from './settings.ts';

const print = stdoutPrinter();

const complain = (error: unknown) => console.error(complaintOf('dli-reference', error));

export async function run(): Promise<void> {
  const [command = '', ...rest] = process.argv.slice(2);
  try {
    if (isCommand(command)) {
      await (await import('./commands/index.ts')).commands[command](rest, process.env);
      process.exit(0);
    }
    const settings = await readChecked(
      () => readReferenceSettings(process.argv.slice(2), process.env),
      ({ text }) => [readScenario(text('scenario')), readCredentials(text('credentials'))],
    );
    if (settings === 'version') print(manifest.version);
    else if (settings === 'help') print(referenceHelp());
    else await start(settings);
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}

async function start({ log, scenario, credentials, ...options }: ReferenceSettings): Promise<void> {
  const [environment, callers] = await prepareAll(
    readScenario(scenario),
    readCredentials(credentials),
    // The start alone would report a busy port too, but not together with a problem in a file.
    optional(scenario ?? credentials, () => mustBeFree({ ...portSetting, ...options })),
    optional(isFile(options.data) ? options.data : undefined, async (file) => mustBeUsable(file)),
  );
  const server = await startReference({
    ...options,
    scenario: environment,
    credentials: callers,
    log: logWriter(log, print),
  });
  closeOnSignal(() => server.close());
  const [place, data] = [`reference server on ${server.url}`, `data in ${placeOf(options.data)}`];
  if (log === 'json') print(JSON.stringify({ time: new Date().toISOString(), message: `${place}, ${data}` }));
  else if (log === 'off') print(`${place}, ${data}`);
  else {
    const curl = await curlLine(server.url, callers !== undefined);
    print(bannerOf({ place, about: data, operations: Object.values(operations), curl }));
  }
}

const readScenario = (file: string | undefined) =>
  optional(file, async (name) => (await import('./files.ts')).readScenario(name));

const readCredentials = (file: string | undefined) =>
  optional(file, async (name) =>
    (await import('./files.ts')).followCredentials(name, (line) => complain(new Error(line))),
  );

/** The content of a file, if one is named. */
async function optional<Result>(file: string | undefined, read: (file: string) => Promise<Result>) {
  return file ? read(file) : undefined;
}

/** Maximum time for a stop, in milliseconds; longer than running requests get to finish. */
const deadline = 8_000;

/** Closes at SIGINT or SIGTERM and exits with 0, at the deadline in any case; a second signal exits at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(128 + constants.signals[signal]);
      stopping = true;
      setTimeout(() => process.exit(0), deadline);
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          complain(new Error(`it did not stop cleanly: ${messageOf(error)}`));
          process.exit(1);
        },
      );
    });
  }
}
