/** The program behind the verb `corpus`. */
import { fileURLToPath } from 'node:url';
import { readArguments } from '@dli-connections/lab/arguments';
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

const values = readArguments('corpus', { only: { type: 'string' }, out: { type: 'string' } }, usage);
const only = values.only?.split(',');
const unknown = only?.find((id) => !all.some((source) => source.id === id));
if (unknown !== undefined) {
  console.error(`corpus: there is no document "${unknown}"\n\n${usage}`);
  process.exit(1);
}

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
