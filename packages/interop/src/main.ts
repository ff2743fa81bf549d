/** The program behind the verb `interop`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listOf, oneOf, positive } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { rootFolder } from './folders.ts';
import { loadKnownFailing } from './known-failing.ts';
import { folderOf, writeResults } from './report/files.ts';
import { linesOf, progressOf } from './report/lines.ts';
import { isFailure, type ToolResult } from './result.ts';
import { runAll } from './run.ts';
import { loadTools, type Tool } from './tools.ts';

const all = loadTools();
const ids = all.map(({ id }) => id);
const toolchains = ['npm', 'python', 'go', 'java'];
const flags = [
  {
    flag: 'only',
    fallback: '',
    value: 'TOOL,TOOL',
    meaning: `run only these, of ${ids.join(', ')}`,
    rule: listOf(ids),
  },
  {
    flag: 'toolchain',
    fallback: '',
    value: 'NAME',
    meaning: 'only tools that need no other toolchain: npm, python, go or java',
    rule: oneOf(toolchains),
  },
  { flag: 'require', meaning: 'fail if a toolchain is missing' },
  { flag: 'bundles', fallback: '', value: 'FOLDER', meaning: 'folder of the bundles; by default spec/dist' },
  {
    flag: 'out',
    fallback: '',
    value: 'FOLDER',
    meaning: 'folder for the results; by default packages/interop/results, or nowhere with --only or --toolchain',
  },
  { flag: 'minutes', fallback: '10', value: 'COUNT', meaning: 'time limit of a tool', rule: positive },
] as const;
const { text, has } = readArguments('interop', flags, "Runs other people's generators, validators, mocks and SDKs.");
const only = text('only') ? text('only').split(',') : undefined;
const toolchain = text('toolchain');
const minutes = Number(text('minutes'));

const tools = all.filter(({ id, toolchains }) => {
  return (only?.includes(id) ?? true) && (!toolchain || toolchains.every((each) => each === toolchain));
});
const out = text('out') || (only || toolchain ? undefined : new URL('../results/', import.meta.url));
const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interrupt.abort());
const results: ToolResult[] = [];
const options = {
  bundles: text('bundles') ? pathToFileURL(`${text('bundles')}/`) : new URL('spec/dist/', rootFolder),
  minutes,
  known: loadKnownFailing(),
  signal: interrupt.signal,
  progress: ({ id }: Tool, stage: string) => console.log(`${id}: ${stage}`),
};
for await (const result of runAll(tools, options)) {
  results.push(result);
  console.log(progressOf(result));
  // Written after each tool, so that an interrupted run keeps its results.
  if (out !== undefined) await writeResults(results, out);
}
console.log(linesOf(results).join('\n'));
if (out !== undefined) console.log(`results in ${fileURLToPath(folderOf(out))}`);
if (interrupt.signal.aborted) process.exitCode = 130;
else if (results.some(isFailure) || (has('require') && results.some(({ missing }) => missing))) process.exitCode = 1;
