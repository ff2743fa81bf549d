import { exampleRequest } from './example.ts';
import { watchLaunchers } from './launchers.ts';
import { open } from './open.ts';
import { panel } from './panel.ts';
import { prove } from './proof.ts';
import { type Services, startServices } from './services.ts';
import type { Settings } from './settings.ts';

let services: Services | undefined;
let stopping: Promise<unknown> | undefined;

/** Ends once, however often it is asked: a terminal and a launcher may both pass on one Ctrl-C. */
export async function stop(code: number): Promise<never> {
  stopping ??= services?.close() ?? Promise.resolve();
  await stopping;
  process.exit(code);
}

/**
 * Serves all, proves it, and shows the panel. It goes on until a signal, or until what launched it is gone.
 *
 * @throws Error with one line when something cannot be served or does not answer as it must.
 */
export async function start(settings: Settings): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  await watchLaunchers(() => stop(0));
  services = await startServices(settings);
  const { urls } = services;
  const answered = await prove(urls, await exampleRequest(`start_${Date.now().toString(36)}`));
  const request = await exampleRequest('first');
  console.log(panel({ urls, data: settings.data, answered, request, seconds: process.uptime() }));
  if (settings.open) open(urls.portal, console.log);
}
