/** The program behind the verb `corpus`. */
import { fileURLToPath } from 'node:url';
import { readArguments, unknownIn } from '@dli-connections/command/arguments';
import { loadSources } from './documents.ts';
import { install } from './install.ts';
import { explain, loadKnown } from './known.ts';
import { writeResults } from './report/files.ts';
import { linesOf } from './report/lines.ts';
import { type DocumentResult, isFailure } from './result.ts';
import { runDocument } from './run.ts';
import { startMock, startPrism } from './servers.ts';

const all = loadSources();
const usage = `corpus [--only document,document] [--out folder]
  --only  some of ${all.map(({ id }) => id).join(', ')}
  --out   where the results go, beside those of other documents; packages/corpus/results by default, nowhere with --only`;

const ids = all.map(({ id }) => id);
const flags = { only: { type: 'string' }, out: { type: 'string' } } as const;
const values = readArguments('corpus', flags, usage, { check: ({ values: { only } }) => unknownIn(only, ids) });
const only = values.only?.split(',');

const known = loadKnown();
const out = values.out ?? (only ? undefined : fileURLToPath(new URL('../results', import.meta.url)));
const results: DocumentResult[] = [];
for (const source of all.filter(({ id }) => only?.includes(id) ?? true)) {
  const result = await runDocument(source, await install(source), { mock: startMock, prism: startPrism });
  const explained = explain(result, known);
  results.push(explained);
  console.log(linesOf(explained).join('\n'));
  // After each, so that a run that is ended early has not been for nothing.
  if (out !== undefined) await writeResults(results, out);
}
if (out !== undefined) console.log(`results in ${out}`);
if (results.some(isFailure)) process.exitCode = 1;
