/** The program behind the verb `interop`. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArguments, unknownIn } from '@dli-connections/command/arguments';
import { rootFolder } from './folders.ts';
import { loadKnownFailing } from './known-failing.ts';
import { folderOf, writeResults } from './report/files.ts';
import { linesOf, progressOf } from './report/lines.ts';
import { isFailure, type ToolResult } from './result.ts';
import { runAll } from './run.ts';
import { loadTools, type Tool } from './tools.ts';

const all = loadTools();
const usage = `interop [--only tool,tool] [--toolchain npm] [--require] [--bundles folder] [--out folder]
  --only       some of ${all.map(({ id }) => id).join(', ')}
  --toolchain  only tools that need no other toolchain: npm, python, go or java
  --require    a toolchain that is missing is an error
  --bundles    folder of the bundles; spec/dist by default
  --out        where the results go; packages/interop/results by default, nowhere with --only or --toolchain
  --minutes    time limit of a tool; 10 by default`;

const flags = {
  only: { type: 'string' },
  toolchain: { type: 'string' },
  require: { type: 'boolean', default: false },
  bundles: { type: 'string' },
  out: { type: 'string' },
  minutes: { type: 'string', default: '10' },
} as const;
const ids = all.map(({ id }) => id);
const values = readArguments('interop', flags, usage, {
  check: ({ values: { only, minutes = '1' } }) => [
    ...unknownIn(only, ids),
    ...(Number(minutes) > 0 ? [] : ['--minutes takes a positive number']),
  ],
});
const only = values.only?.split(',');
const minutes = Number(values.minutes);

const tools = all.filter(({ id, toolchains }) => {
  return (only?.includes(id) ?? true) && (!values.toolchain || toolchains.every((each) => each === values.toolchain));
});
const out = values.out ?? (only || values.toolchain ? undefined : new URL('../results/', import.meta.url));
const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => interrupt.abort());
const results: ToolResult[] = [];
const options = {
  bundles: values.bundles ? pathToFileURL(`${values.bundles}/`) : new URL('spec/dist/', rootFolder),
  minutes,
  known: loadKnownFailing(),
  signal: interrupt.signal,
  progress: ({ id }: Tool, stage: string) => console.log(`${id}: ${stage}`),
};
for await (const result of runAll(tools, options)) {
  results.push(result);
  console.log(progressOf(result));
  // After each, so that a run that is ended early has not been for nothing.
  if (out !== undefined) await writeResults(results, out);
}
console.log(linesOf(results).join('\n'));
if (out !== undefined) console.log(`results in ${fileURLToPath(folderOf(out))}`);
if (interrupt.signal.aborted) process.exitCode = 130;
else if (results.some(isFailure) || (values.require && results.some(({ missing }) => missing))) process.exitCode = 1;
