import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const run = promisify(execFile);
const quiet = { DO_NOT_TRACK: '1', TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off', NO_UPDATE_NOTIFIER: '1' };

/** A task of turbo, as it would run. */
export interface TurboTask {
  taskId: string;
  command: string;
  directory: string;
  cache: { status: string };
}

/** Runs a verb of the workspace to its end. Its output is dropped. */
export async function runVerb(...args: string[]): Promise<void> {
  await run(process.execPath, ['scripts/run.mjs', ...args], { cwd: root, maxBuffer: 2 ** 28 });
}

/** The tasks of some verbs, in an order in which they can run one by one. */
export async function tasksOf(...verbs: string[]): Promise<TurboTask[]> {
  const turbo = [join(root, 'node_modules/turbo/bin/turbo'), 'run', ...verbs, '--dry=json'];
  const { stdout } = await run(process.execPath, turbo, {
    cwd: root,
    env: { ...process.env, ...quiet },
    maxBuffer: 2 ** 28,
  });
  const { tasks } = JSON.parse(stdout) as { tasks: (TurboTask & { dependencies: string[] })[] };
  const sorted: TurboTask[] = [];
  const add = (task: TurboTask & { dependencies: string[] }) => {
    if (sorted.includes(task)) return;
    for (const each of tasks) if (task.dependencies.includes(each.taskId)) add(each);
    sorted.push(task);
  };
  tasks.forEach(add);
  return sorted.filter(({ command }) => command !== '<NONEXISTENT>');
}

/** Runs the command of a task alone. */
export async function runTask({ command, directory }: TurboTask): Promise<void> {
  const cwd = join(root, directory);
  const bins = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin'), process.env.PATH ?? ''];
  await run('/bin/sh', ['-c', command], {
    cwd,
    env: { ...process.env, ...quiet, PATH: bins.join(delimiter) },
    maxBuffer: 2 ** 28,
  });
}
