/** Reports everything that would keep `start` from serving, before anything is built. */
import { complaintOf, messageOf, prepareAll, readChecked } from '@dli-connections/command';
import { mustBeUsable } from '@dli-connections/handler/data-file';
import { mustBeFree } from '@dli-connections/serve';
import { host, readStartSettings, type StartSettings } from './settings.ts';

/**
 * Checks the ports and the files of the settings.
 *
 * @throws UsageError, or the one error there is, with a line for each port that cannot be opened, for a scenario that is
 * wrong, and for data that cannot be used.
 */
export async function mustBeReady({ ports, data, scenario }: StartSettings): Promise<void> {
  const free = (['portal', 'mock', 'reference'] as const).map((name) => {
    const setting = `--${name}-port (or DLI_${name.toUpperCase()}_PORT), or all of them with --port-base`;
    return mustBeFree({ host, port: ports[name], setting });
  });
  await prepareAll(...free, scenarioIn(scenario), dataIn(data));
}

/**
 * Reads the settings.
 *
 * @throws UsageError with the mistakes in them, and those in the scenario and the data.
 */
export const checkedSettings = (args: string[], env: NodeJS.ProcessEnv): Promise<StartSettings | 'help'> =>
  readChecked(
    () => readStartSettings(args, env),
    ({ text, has }) => [scenarioIn(text('scenario') || undefined), ...(has('memory') ? [] : [dataIn(text('data'))])],
  );

/** The scenario in a file. Loaded on demand: it brings parsers with it. */
export async function scenarioIn(file: string | undefined) {
  return file === undefined ? undefined : (await import('@dli-connections/reference/files')).readScenario(file);
}

async function dataIn(file: string): Promise<void> {
  try {
    mustBeUsable(file);
  } catch (error) {
    throw withHelp(error);
  }
}

/** An error about the data, with what to do. */
export const withHelp = (cause: unknown) =>
  new Error(`${messageOf(cause)}; --data names another file, --memory needs none`, { cause });

if (import.meta.main) {
  try {
    const settings = await checkedSettings(process.argv.slice(2), process.env);
    if (settings !== 'help') await mustBeReady(settings);
  } catch (error) {
    console.error(complaintOf('dli-connections', error));
    process.exit(1);
  }
}
