import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, prepareAll } from '@dli-connections/command';
import { filesOf, saveBodies } from '../body-file.ts';
import type { CreateClient } from '../client/adapter.ts';
import { askClient } from '../client/ask.ts';
import { clientCases } from '../client/cases.ts';
import { ServerGone } from '../exchange.ts';
import { globOf } from '../glob.ts';
import { askTarget, type Kit, loadKit, type Result } from '../kit.ts';
import type { KnownFailing } from '../known-failing.ts';
import { summaryOf } from '../report/summary.ts';
import { writeReport } from '../report/write.ts';
import { isWanted } from '../select.ts';
import { startCommand } from './command.ts';
import { checkWritable, readNamed } from './files.ts';
import { readKnownFailing } from './known-failing.ts';
import { type OnProgress, progressOn } from './progress.ts';
import type { KitSettings } from './settings.ts';
import { createRemote, signing, waitFor } from './target.ts';

/** Time for a server to listen again before it counts as gone, in milliseconds. */
const grace = 1_000;

/** Time for a started server to answer, in milliseconds. A server that should be running already gets none. */
const startTime = 30_000;

/**
 * Runs the suite on the target of the settings and prints the result.
 *
 * @returns whether the target keeps the contract, and the run came to its end.
 * @throws Error when the target cannot be tested.
 */
export async function runProgram(
  settings: KitSettings,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const [known] = await prepareAll(
    settings.known ? readKnownFailing(settings.known) : Promise.resolve<KnownFailing[]>([]),
    ...settings.reports.map((file) => checkWritable('report', file)),
  );
  const createClient = settings.client === undefined ? undefined : await clientIn(settings.client);
  const kit = await loadKit();
  const names = createClient
    ? (await clientCases(kit)).cases.map((each) => each.case.name)
    : [...kit.suite.derived, ...kit.suite.behaviours].map(({ name }) => name);
  checkNames(names, settings.only, '');
  checkNames(
    names,
    known.map((each) => each.case),
    `--known-failing: in ${settings.known} `,
  );
  if (settings.list) {
    for (const name of names) if (isWanted({ name }, settings.only)) print(name);
    return true;
  }
  const { only, client = '' } = settings;
  const onProgress = progressOn(process.stderr);
  const result = await (createClient
    ? askClient(kit, { name: client, createClient, known, only, signal, onProgress })
    : askServer(kit, settings, { known, signal, onProgress })
  ).catch(async (error: unknown) => {
    if (error instanceof ServerGone) await saveBodies(error.files);
    throw error;
  });
  await saveBodies(filesOf(result.session.ran));
  for (const file of settings.reports) await writeReport(file, result);
  print(summaryOf(result.report));
  if (result.session.interrupted) throw new Error('interrupted');
  if (result.report.total === 0) throw new Error('every wanted case was left out, so nothing is known');
  return result.report.counts.failed === 0;
}

/** @throws Error when a glob is the name of no case. */
function checkNames(names: readonly string[], globs: readonly string[], where: string): void {
  const unknown = globs.find((glob) => !names.some((name) => globOf(glob).test(name)));
  if (unknown !== undefined) throw new Error(`${where}no case is called ${unknown}; --list prints the names`);
}

/** @throws Error when a file is no module that makes clients. */
async function clientIn(file: string): Promise<CreateClient> {
  await readNamed('client', file);
  // The exports of the module are known once it is loaded.
  const { createClient } = (await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    throw new Error(`--client: ${file} cannot be loaded: ${messageOf(error)}`);
  })) as { createClient?: CreateClient };
  if (typeof createClient !== 'function') throw new Error(`--client: ${file} must export a function createClient`);
  return createClient;
}

async function carryOut(command: string): Promise<void> {
  const { ended, code } = startCommand(command);
  if ((await code) !== 0) throw new Error(await ended);
}

async function askServer(
  kit: Kit,
  settings: KitSettings,
  run: { known: KnownFailing[]; signal: AbortSignal; onProgress: OnProgress },
): Promise<Result> {
  const { accessKey, secretKey, target: endpoint, command, restartCommand, ...wanted } = settings;
  let server = command === undefined ? undefined : startCommand(command);
  const again = async () => {
    if (restartCommand !== undefined) await carryOut(restartCommand);
    else await server?.stop();
    if (restartCommand === undefined && command !== undefined) server = startCommand(command);
    await waitFor(endpoint, startTime, server?.ended);
    // Keep-alive connections ended with the server; the first request on one would fail.
    await fetch(endpoint).catch(() => {});
  };
  const restart = command === undefined && restartCommand === undefined ? undefined : again;
  try {
    await waitFor(endpoint, server ? startTime : 0, server?.ended);
    const keys = accessKey && secretKey ? { accessKey, secretKey } : undefined;
    const target = keys ? signing(createRemote(), settings.token, keys.accessKey, keys.secretKey) : createRemote();
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
      ...run,
    };
    return await askTarget(kit, asked);
  } finally {
    await server?.stop();
  }
}
