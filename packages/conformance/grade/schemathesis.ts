/**
 * Runs Schemathesis (PyPI) and the kit, each with its default options, on servers with the same planted faults, and writes the
 * findings of both to `results/`, for the portal. `--command` is the program, `--sample N` takes every Nth fault.
 * Findings of Schemathesis in the last results are used again, unless `--again` is given.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { createRemote } from '../src/cli/target.ts';
import { listen } from '../src/client/listen.ts';
import { bundleFile, firstFault, loadSuite } from '../src/index.ts';
import { orderedLists } from '../src/orders.ts';
import { select } from '../src/select.ts';
import { heldOut, type Plant, withCases } from '../test/planted/index.ts';
import { sound } from '../test/planted/make.ts';
import { type Compared, comparisonOf, foundBy } from './comparison.ts';
import { bundle, contract, optionsOf } from './setting.ts';

const { text: given, has } = readArguments(
  'schemathesis',
  [
    { flag: 'command', fallback: 'schemathesis', meaning: 'the program' },
    { flag: 'sample', fallback: '10', value: 'COUNT', rule: count(1, 1_000_000), meaning: 'take only every Nth fault' },
    { flag: 'again', meaning: 'run Schemathesis again, instead of using its last results' },
  ],
  'Compares Schemathesis with the kit on servers with planted faults.',
);
const { derived, behaviours } = await loadSuite(bundle, contract);
const { run: cases } = select([...behaviours, ...derived], contract.operations, { network: true });

/** The verdict of Schemathesis on a server: the names of the checks that fail. */
async function checksOf(url: string): Promise<string[]> {
  const file = fileURLToPath(bundleFile('json'));
  const args = ['run', file, '--url', url, '--header', 'X-Auth-Token: any', '--no-color', '--seed', '1'];
  const text = await new Promise<string>((resolve, reject) => {
    execFile(given('command'), args, { cwd: scratch, timeout: 900_000, maxBuffer: 1e8 }, (error, stdout) =>
      error && typeof error.code === 'string' ? reject(error) : resolve(stdout),
    );
  });
  return [...new Set([...text.matchAll(/^- (.+?)(?::.*)?$/gm)].map(([, name = '']) => name))].sort();
}

async function kitFinds(endpoint: string): Promise<string | undefined> {
  const options = {
    ...optionsOf('compared'),
    endpoint,
    likeReference: false,
    ordered: orderedLists(bundle),
    patience: { left: 300 },
  };
  return (await firstFault(cases, createRemote(), options))?.name;
}

/** Runs a check on a server of its own. */
async function onServer<Result>(plant: Plant, check: (url: string) => Promise<Result>): Promise<Result> {
  const planted = plant();
  const { url, close } = await listen(typeof planted === 'function' ? planted : planted.target);
  return check(url).finally(close);
}

/** Schemathesis's files between runs. */
const scratch = await mkdtemp(join(tmpdir(), 'dli-schemathesis-'));

const file = new URL('../results/schemathesis.json', import.meta.url);
/** The results of a run. `noise` are the checks of Schemathesis that the sound server fails. */
interface Results {
  noise: string[];
  rows: (Compared & { checks: string[]; foundBy?: string | undefined })[];
}
const last: Results | undefined =
  has('again') || !existsSync(file) ? undefined : JSON.parse(await readFile(file, 'utf8'));
const results: Results = { noise: last?.noise ?? (await onServer(sound, checksOf)), rows: [] };
const all = Object.values({ ...withCases, ...heldOut }).flatMap((faults) => Object.entries(faults));
for (const [fault, plant] of all.filter((_, at) => at % Number(given('sample')) === 0)) {
  const known = last?.rows.find((row) => row.fault === fault);
  const checks = known?.checks ?? (await onServer(plant, checksOf)).filter((check) => !results.noise.includes(check));
  const found = await onServer(plant, kitFinds);
  results.rows.push({ fault, schemathesis: checks.length > 0, kit: found !== undefined, checks, foundBy: found });
  console.log(JSON.stringify(results.rows.at(-1)));
  // After each fault, so that an interrupted run can be continued.
  const rest = last?.rows.filter((row) => !results.rows.some((each) => each.fault === row.fault)) ?? [];
  await writeFile(file, `${JSON.stringify({ ...results, rows: [...results.rows, ...rest] }, null, 2)}\n`);
}
const { rows } = results;
console.log(
  `of ${rows.length} faults Schemathesis finds ${foundBy(rows, 'schemathesis')}, the kit ${foundBy(rows, 'kit')}`,
);
await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
await writeFile(new URL('../results/schemathesis.html', import.meta.url), comparisonOf(rows, all.length));
await rm(scratch, { recursive: true });
