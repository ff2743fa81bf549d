/** The root verb `conformance`: runs the kit on every target, and writes one report of them all. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { messageOf, UsageError } from '@dli-connections/command';
import { endIfOnlyFlags, parseArguments } from '@dli-connections/command/arguments';
import { operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { cure, openDatabase } from '@dli-connections/lab/postgres/database';
import { filesOf, saveBodies } from '../src/body-file.ts';
import { progressOn } from '../src/cli/progress.ts';
import {
  askClient,
  askTarget,
  bundleFile,
  htmlOf,
  lineOfReport,
  loadBundle,
  loadKit,
  loadKnownFailing,
  type Report,
  summaryOf,
} from '../src/index.ts';
import { createClient } from './client.ts';
import { type Open, postgresTargets, targets } from './targets.ts';

const folder = new URL('../dist/', import.meta.url);
/** The last whole run, which is committed and which the portal shows. */
const results = new URL('../results/', import.meta.url);
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => (interrupt.signal.aborted ? process.exit(2) : interrupt.abort()));

const opens: Record<string, Open> = { ...targets, ...postgresTargets };
const all = [...Object.keys(opens), 'client'];

async function main(): Promise<number> {
  // Without names it runs all.
  const { words: wanted } = parseArguments(process.argv.slice(2), [], all.length);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new UsageError([`there is no target ${unknown.join(', ')}; there are ${all.join(', ')}`]);
  endIfOnlyFlags();
  const names = all.filter((name) => wanted.length === 0 || wanted.includes(name));
  const kit = await loadKit(await loadBundle(), { operations, validators }, bundleFile('yaml'));
  const postgres = names.some((name) => name in postgresTargets) ? await openDatabase() : undefined;
  const reports = new Map<string, Report>();

  async function run(name: string): Promise<void> {
    if (name in postgresTargets && !postgres) {
      console.log(`${name}: SKIPPED, there is no PostgreSQL here; ${cure}`);
      return;
    }
    const started = performance.now();
    const known = await loadKnownFailing(name);
    const shared = { name, known, signal: interrupt.signal, onProgress: progressOn(process.stderr, name) };
    const ready = await opens[name]?.(postgres?.url ?? '');
    try {
      const { report, session } = ready
        ? await askTarget(kit, { ...shared, target: ready.target, ...ready.asked })
        : await askClient(kit, { ...shared, createClient });
      await saveBodies(filesOf(session.ran));
      reports.set(name, report);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${report.counts.failed > 0 ? summaryOf(report) : lineOfReport(report)}, ${seconds} s`);
    } finally {
      await ready?.close();
    }
  }

  try {
    // Prism is waited for more than it works, so it is asked beside the others.
    const rest = names.filter((name) => name !== 'prism');
    const others = (async () => {
      for (const name of rest) if (!interrupt.signal.aborted) await run(name);
    })();
    await Promise.all([others, ...(names.includes('prism') ? [run('prism')] : [])]);
  } finally {
    await postgres?.stop();
  }
  if (interrupt.signal.aborted) throw new Error('interrupted');
  const inOrder = names.flatMap((name) => reports.get(name) ?? []);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('report.json', folder), `${JSON.stringify(inOrder, null, 2)}\n`);
  await writeFile(new URL('report.html', folder), htmlOf(inOrder));
  if (inOrder.length === all.length)
    await writeFile(new URL('report.json.gz', results), gzipSync(JSON.stringify(inOrder)));
  console.log(`report: ${fileURLToPath(new URL('report.html', folder))}`);
  return inOrder.some(({ counts }) => counts.failed > 0) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(messageOf(error).replaceAll(/^/gm, 'conformance: '));
  process.exitCode = 2;
}
