/**
 * Asks Schemathesis (PyPI) and the kit, each with its default options, about the same planted faults, and writes the findings
 * of both to `dist/schemathesis.json` and `.html`. `--command` is the program, `--sample` takes one fault in so many.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from '@dli-connections/contract';
import { readArguments } from '@dli-connections/lab/arguments';
import { listen } from '../src/client/listen.ts';
import { bundleFile, firstFault } from '../src/index.ts';
import { orderedLists } from '../src/orders.ts';
import { select } from '../src/select.ts';
import { heldOut, withCases } from '../test/planted/index.ts';
import { sound } from '../test/planted/make.ts';
import { type Compared, comparisonOf, foundBy } from './comparison.ts';
import { bundle, contract, loadSuiteCases, optionsOf } from './setting.ts';

const values = readArguments('schemathesis', {
  command: { type: 'string', default: 'schemathesis' },
  sample: { type: 'string', default: '10' },
});
const { run: cases } = select(await loadSuiteCases(), contract.operations, {});

/** The verdict of Schemathesis on a target: the names of the checks that fail. */
async function checksOf(target: Target): Promise<string[]> {
  const { url, close } = await listen(target);
  const args = [
    'run',
    fileURLToPath(bundleFile('json')),
    '--url',
    url,
    '--header',
    'X-Auth-Token: any',
    '--no-color',
    '--seed',
    '1',
  ];
  const text = await new Promise<string>((resolve, reject) => {
    execFile(values.command, args, { cwd: scratch, timeout: 600_000, maxBuffer: 1e8 }, (error, stdout) =>
      error && typeof error.code === 'string' ? reject(error) : resolve(stdout),
    );
  });
  await close();
  return [...new Set([...text.matchAll(/^- (.+?)(?::.*)?$/gm)].map(([, name = '']) => name))].sort();
}

async function kitFinds(target: Target): Promise<boolean> {
  const options = {
    ...optionsOf('compared'),
    likeReference: false,
    ordered: orderedLists(bundle),
    patience: { left: 300 },
  };
  return (await firstFault(cases, target, options)) !== undefined;
}

/** Schemathesis's files between runs. */
const scratch = await mkdtemp(join(tmpdir(), 'dli-schemathesis-'));

/** Its complaints about the sound handler are no findings. */
const noise = await checksOf(sound());
const all = Object.values({ ...withCases, ...heldOut }).flatMap((faults) => Object.entries(faults));
const rows: Compared[] = [];
for (const [fault, plant] of all.filter((_, at) => at % Number(values.sample) === 0)) {
  const start = () => {
    const planted = plant();
    return typeof planted === 'function' ? planted : planted.target;
  };
  const checks = await checksOf(start());
  rows.push({ fault, schemathesis: checks.some((check) => !noise.includes(check)), kit: await kitFinds(start()) });
  console.log(JSON.stringify(rows.at(-1)));
}
console.log(
  `of ${rows.length} faults Schemathesis finds ${foundBy(rows, 'schemathesis')}, the kit ${foundBy(rows, 'kit')}`,
);
const folder = new URL('../dist/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('schemathesis.json', folder), `${JSON.stringify({ noise, rows }, null, 2)}\n`);
await writeFile(new URL('schemathesis.html', folder), comparisonOf(rows));
// The last whole run is committed, and the portal shows it.
if (values.sample === '1')
  await writeFile(new URL('../results/schemathesis.html', import.meta.url), comparisonOf(rows));
await rm(scratch, { recursive: true });
