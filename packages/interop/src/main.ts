/** The program behind the verb `interop`. */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rootFolder } from './folders.ts';
import { loadKnownFailing } from './known-failing.ts';
import { writeResults } from './report/files.ts';
import { linesOf, progressOf } from './report/lines.ts';
import { isFailure } from './result.ts';
import { runAll } from './run.ts';
import { loadTools } from './tools.ts';

const all = loadTools();
const usage = `interop [--only tool,tool] [--toolchain npm] [--require] [--bundles folder] [--out folder]
  --only       some of ${all.map(({ id }) => id).join(', ')}
  --toolchain  only tools that need no other toolchain: npm, python, go or java
  --require    a toolchain that is missing is an error
  --bundles    folder of the bundles; spec/dist by default
  --out        where the results go; packages/interop/results by default, nowhere with --only or --toolchain
  --minutes    time limit of a tool; 10 by default`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    toolchain: { type: 'string' },
    require: { type: 'boolean', default: false },
    bundles: { type: 'string' },
    out: { type: 'string' },
    minutes: { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
});
const only = values.only?.split(',');
const unknown = only?.find((id) => !all.some((tool) => tool.id === id));
const minutes = Number(values.minutes);
const wrong = unknown ? `there is no "${unknown}"` : minutes > 0 ? undefined : '--minutes takes a positive number';
if (values.help || wrong) {
  console.error(wrong ? `interop: ${wrong}\n\n${usage}` : usage);
  process.exit(wrong ? 1 : 0);
}

const tools = all.filter(({ id, toolchains }) => {
  return (only?.includes(id) ?? true) && (!values.toolchain || toolchains.every((each) => each === values.toolchain));
});
const results = await runAll(tools, {
  bundles: values.bundles ? pathToFileURL(`${values.bundles}/`) : new URL('spec/dist/', rootFolder),
  minutes,
  known: loadKnownFailing(),
  progress: (tool, stage) => console.log(`${tool.id}: ${stage}`),
  finished: (result) => console.log(progressOf(result)),
});
console.log(linesOf(results).join('\n'));
const out = values.out ?? (only || values.toolchain ? undefined : new URL('../results/', import.meta.url));
if (out !== undefined) console.log(`results in ${await writeResults(results, out)}`);
if (results.some(isFailure) || (values.require && results.some(({ missing }) => missing))) process.exitCode = 1;
