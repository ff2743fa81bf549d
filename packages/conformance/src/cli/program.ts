import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesOf, saveBodies } from '../body-file.ts';
import type { CreateClient } from '../client/adapter.ts';
import { askClient } from '../client/ask.ts';
import { ServerGone } from '../exchange.ts';
import { globOf } from '../glob.ts';
import { askTarget, type Kit, loadKit, type Result } from '../kit.ts';
import type { KnownFailing } from '../known-failing.ts';
import { summaryOf } from '../report/summary.ts';
import { writeReport } from '../report/write.ts';
import { startCommand } from './command.ts';
import { readKnownFailing } from './known-failing.ts';
import { progressOn } from './progress.ts';
import type { KitSettings } from './settings.ts';
import { createRemote, signing, waitFor } from './target.ts';

/** Time for a server to listen again before it counts as gone, in milliseconds. */
const grace = 1_000;

/** Time for a started server to answer, in milliseconds; one that should run already has none. */
const startTime = 30_000;

/**
 * Runs the suite on the target of the settings and prints the result.
 *
 * @returns whether the target keeps the contract, and the run came to its end.
 * @throws Error when the target cannot be asked.
 */
export async function runProgram(
  settings: KitSettings,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  if (settings.list) {
    const kit = await loadKit();
    const names = wantedOf(kit, settings.only);
    for (const name of names) print(name);
    return true;
  }
  const known = settings.known ? await readKnownFailing(settings.known) : [];
  const result = await (settings.client === undefined
    ? askServer(settings, known, signal)
    : askModule(settings.client, settings, known, signal)
  ).catch(async (error: unknown) => {
    if (error instanceof ServerGone) await saveBodies(error.files);
    throw error;
  });
  await saveBodies(filesOf(result.session.ran));
  for (const file of settings.reports) await writeReport(file, result);
  print(summaryOf(result.report));
  if (result.session.interrupted) throw new Error('interrupted');
  if (result.report.total === 0) throw new Error('no case ran, so nothing is known of the server');
  return result.report.counts.failed === 0;
}

async function carryOut(command: string): Promise<void> {
  const { ended, code } = startCommand(command);
  if ((await code) !== 0) throw new Error(await ended);
}

/**
 * Names of the wanted cases of a server.
 *
 * @throws Error when one of the globs is the name of none.
 */
function wantedOf({ suite }: Kit, only: readonly string[]): string[] {
  const names = [...suite.derived, ...suite.behaviours].map(({ name }) => name);
  const unknown = only.find((glob) => !names.some((name) => globOf(glob).test(name)));
  if (unknown !== undefined) throw new Error(`no case is called ${unknown}; --list prints the names`);
  return names.filter((name) => only.length === 0 || only.some((glob) => globOf(glob).test(name)));
}

async function askServer(settings: KitSettings, known: KnownFailing[], signal: AbortSignal): Promise<Result> {
  const { accessKey, secretKey, target: endpoint, command, restartCommand, ...wanted } = settings;
  let server = command === undefined ? undefined : startCommand(command);
  const again = async () => {
    if (restartCommand !== undefined) await carryOut(restartCommand);
    else await server?.stop();
    if (restartCommand === undefined && command !== undefined) server = startCommand(command);
    await waitFor(endpoint, startTime, server?.ended);
    // A connection that was kept alive ended with the server; the first request on it would fail.
    await fetch(endpoint).catch(() => {});
  };
  const restart = command === undefined && restartCommand === undefined ? undefined : again;
  try {
    await waitFor(endpoint, server ? startTime : 0, server?.ended);
    const keys = accessKey && secretKey ? { accessKey, secretKey } : undefined;
    const target = keys ? signing(createRemote(), settings.token, keys.accessKey, keys.secretKey) : createRemote();
    const onProgress = progressOn(process.stderr);
    const isGone = () =>
      waitFor(endpoint, grace).then(
        () => false,
        () => true,
      );
    const asked = {
      ...wanted,
      run: randomUUID(),
      network: true,
      keys,
      restart,
      isGone,
      name: endpoint,
      endpoint,
      target,
      known,
      signal,
      onProgress,
    };
    const kit = await loadKit();
    wantedOf(kit, wanted.only);
    return await askTarget(kit, asked);
  } finally {
    await server?.stop();
  }
}

async function askModule(
  file: string,
  { only }: KitSettings,
  known: KnownFailing[],
  signal: AbortSignal,
): Promise<Result> {
  // The exports of the module are known once it is loaded.
  const { createClient } = (await import(pathToFileURL(resolve(file)).href)) as { createClient?: CreateClient };
  if (typeof createClient !== 'function') throw new Error(`${file} must export a function createClient`);
  return askClient(await loadKit(), {
    name: file,
    createClient,
    known,
    only,
    signal,
    onProgress: progressOn(process.stderr),
  });
}
