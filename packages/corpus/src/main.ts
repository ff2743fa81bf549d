/** The program behind the verb `corpus`. */
import { fileURLToPath } from 'node:url';
import { listOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { loadSources } from './documents.ts';
import { install } from './install.ts';
import { explain, loadKnown } from './known.ts';
import { writeResults } from './report/files.ts';
import { linesOf } from './report/lines.ts';
import { type DocumentResult, isFailure } from './result.ts';
import { runDocument } from './run.ts';
import { startMock, startPrism } from './servers.ts';

const all = loadSources();
const ids = all.map(({ id }) => id);
const flags = [
  { flag: 'only', fallback: '', value: 'ID,ID', meaning: `run only these, of ${ids.join(', ')}`, rule: listOf(ids) },
  {
    flag: 'out',
    fallback: '',
    value: 'FOLDER',
    meaning: 'folder for the results; by default packages/corpus/results, or nowhere with --only',
  },
] as const;
const { text } = readArguments('corpus', flags, "Runs the mock and plain Prism on other people's OpenAPI documents.");
const only = text('only') ? text('only').split(',') : undefined;

const known = loadKnown();
const out = text('out') || (only ? undefined : fileURLToPath(new URL('../results', import.meta.url)));
const results: DocumentResult[] = [];
for (const source of all.filter(({ id }) => only?.includes(id) ?? true)) {
  const result = await runDocument(source, await install(source), { mock: startMock, prism: startPrism });
  const explained = explain(result, known);
  results.push(explained);
  console.log(linesOf(explained).join('\n'));
  // Written after each document, so that an interrupted run keeps its results.
  if (out !== undefined) await writeResults(results, out);
}
if (out !== undefined) console.log(`results in ${out}`);
if (results.some(isFailure)) process.exitCode = 1;
