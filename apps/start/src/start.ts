import { logWriter, stdoutPrinter } from '@dli-connections/middleware';
import { mustBeReady } from './check.ts';
import { loadExample } from './example.ts';
import { watchLaunchers } from './launchers.ts';
import { open } from './open.ts';
import { panel } from './panel.ts';
import { prove } from './proof.ts';
import { type Services, startServices } from './services.ts';
import type { StartSettings } from './settings.ts';

let services: Services | undefined;
let stopping: Promise<unknown> | undefined;

/** Ends once, even if called again: a terminal and a launcher may both pass on one Ctrl-C. */
export async function stop(code: number): Promise<never> {
  stopping ??= services?.close() ?? Promise.resolve();
  await stopping;
  process.exit(code);
}

/**
 * Starts the servers, checks them, shows the panel, and then a line for each request. It runs until a signal, or until its
 * launcher is gone.
 *
 * @throws Error with a line for each problem when something cannot be served or does not answer correctly.
 */
export async function start(settings: StartSettings): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  await mustBeReady(settings);
  await watchLaunchers(() => stop(0));
  const print = stdoutPrinter();
  let isShown = false;
  services = await startServices(settings, (server) => {
    const write = logWriter(settings.log, print, server);
    return write && ((line) => isShown && write(line));
  });
  const { urls, reset } = services;
  const example = await loadExample();
  const answered = await prove(urls, example.request, reset);
  print(panel({ urls, data: settings.data, answered, example }));
  isShown = true;
  if (settings.open) open(urls.portal, print);
}
