/** Reports everything that would keep `start` from serving, before anything is built. */
import { complaintOf, prepareAll, readChecked } from '@dli-connections/command';
import { mustBeFree } from '@dli-connections/serve';
import { host, readStartSettings, type StartSettings } from './settings.ts';

/**
 * Checks the ports and the files of the settings.
 *
 * @throws UsageError, or the one error there is, with a line for each port that cannot be opened, and for a scenario that is
 * wrong.
 */
export async function mustBeReady({ ports, scenario }: StartSettings): Promise<void> {
  const free = (['portal', 'mock', 'reference'] as const).map((name) => {
    const setting = `--${name}-port (or DLI_${name.toUpperCase()}_PORT), or all of them with --port-base`;
    return mustBeFree({ name, host, port: ports[name], setting });
  });
  await prepareAll(...free, scenarioIn(scenario));
}

/**
 * Reads the settings.
 *
 * @throws UsageError with the mistakes in them, and those in the scenario.
 */
export const checkedSettings = (args: string[], env: NodeJS.ProcessEnv): Promise<StartSettings | 'help'> =>
  readChecked(
    () => readStartSettings(args, env),
    ({ text }) => [scenarioIn(text('scenario') || undefined)],
  );

/** The scenario in a file. Loaded on demand: it brings parsers with it. */
export async function scenarioIn(file: string | undefined) {
  return file === undefined ? undefined : (await import('@dli-connections/reference/files')).readScenario(file);
}

if (import.meta.main) {
  try {
    const settings = await checkedSettings(process.argv.slice(2), process.env);
    if (settings !== 'help') await mustBeReady(settings);
  } catch (error) {
    console.error(complaintOf('dli-connections', error));
    process.exit(1);
  }
}
