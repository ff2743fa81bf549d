import { readFile } from 'node:fs/promises';
import { compileValidators, readBundle } from '@dli-connections/contract/codegen';
import { parse } from 'yaml';
import { askTarget, loadKit } from '../kit.ts';
import type { KnownFailing } from '../known-failing.ts';
import { summaryOf } from '../report/summary.ts';
import { writeReport } from '../report/write.ts';
import { startCommand } from './command.ts';
import { progressOn } from './progress.ts';
import type { Settings } from './settings.ts';
import { remote, signing, waitFor } from './target.ts';

/** How long a server that was started has until it answers, in milliseconds; one that should run, and does not, has none. */
const startTime = 30_000;

/**
 * Asks the target of the settings and prints what it showed.
 *
 * @returns whether the target keeps the contract, and the run came to its end.
 * @throws Error when the target cannot be asked.
 */
export async function runProgram(
  settings: Settings,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const bundle = await readBundle();
  const text = new URL(import.meta.resolve('@dli-connections/spec/openapi.yaml'));
  const kit = await loadKit(bundle, compileValidators(bundle), text);
  if (settings.list) {
    for (const { name } of [...kit.suite.derived, ...kit.suite.behaviours]) print(name);
    return true;
  }
  const known = settings.known ? (parse(await readFile(settings.known, 'utf8')) as KnownFailing[]) : [];
  const { accessKey, secretKey, reports, target: endpoint, command, ...wanted } = settings;
  const server = command === undefined ? undefined : startCommand(command);
  try {
    await waitFor(endpoint, server ? startTime : 0, server?.ended);
    const target = accessKey && secretKey ? signing(remote, settings.token, accessKey, secretKey) : remote;
    const onProgress = progressOn(process.stderr);
    const asked = { ...wanted, name: endpoint, endpoint, target, known, signal, onProgress };
    const { session, report } = await askTarget(kit, asked);
    for (const file of reports) await writeReport(file, report, session);
    print(summaryOf(report));
    if (session.interrupted) throw new Error('interrupted');
    return report.counts.failed === 0;
  } finally {
    await server?.stop();
  }
}
