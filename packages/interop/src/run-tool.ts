import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { run } from './command.ts';
import { type Expectation, expectationsOf } from './expectations.ts';
import { languages, shell } from './languages.ts';
import type { StepResult } from './result.ts';
import { access, startReference } from './server.ts';
import type { Tool } from './tools.ts';
import { prepareWork, type Work } from './work.ts';

/** How a tool is run. */
export interface RunOptions {
  /** Folder of the bundles. */
  bundles: URL;
  /** Reports the stage that begins. */
  print: (stage: string) => void;
  /** Time limit of a tool that sets none, in minutes. */
  minutes: number;
}

/** Runs one tool from its installation to the last step of its driver. A stage that fails leaves the rest out of reach. */
export async function runTool(tool: Tool, { bundles, print, minutes }: RunOptions): Promise<StepResult[]> {
  const limit = tool.minutes ?? minutes;
  const signal = AbortSignal.timeout(limit * 60_000);
  const work = await prepareWork(tool, bundles);
  const { install, build } = languages[tool.language];
  const stages: [name: string, start: () => Promise<unknown>][] = [
    ['install', () => installAll(work, install, signal)],
    ...(tool.generate ? ([['generate', () => inShell(tool.generate ?? '', work, signal)]] as const) : []),
    ['build', () => inShell(build, work, signal)],
  ].map(([name, start]) => [name, start] as [string, () => Promise<unknown>]);
  const done: StepResult[] = [];
  const expected = expectationsOf(tool.kind);
  try {
    for (const [step, start] of stages) {
      print(step);
      await start();
      done.push({ step });
    }
    print('run');
    return [...done, ...compare(expected, await drive(tool, work, signal))];
  } catch (error) {
    const reason = signal.aborted ? `it took longer than ${limit} minutes` : messageOf(error);
    const [failed, ...unreached] = [...stages.map(([step]) => step), ...expected.map(({ step }) => step)].slice(
      done.length,
    );
    const after = unreached.map((step) => ({ step, fault: `not reached: ${failed} failed` }));
    return [...done, { step: failed ?? 'run', fault: reason }, ...after];
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const inShell = (line: string, { folder, env }: Work, signal: AbortSignal) => run(shell(line, folder, env), signal);

/** Installs what the driver pins. A Python environment is made once for each list of requirements. */
async function installAll(work: Work, install: string | undefined, signal: AbortSignal): Promise<void> {
  if (install) await inShell(install, work, signal);
  if (!work.venv || existsSync(join(work.venv.folder, 'complete'))) return;
  const { folder, requirements } = work.venv;
  await rm(folder, { recursive: true, force: true });
  await inShell(`/usr/bin/env -u PYTHONHOME python3 -m venv '${folder}'`, work, signal);
  await inShell(`pip install --quiet --no-deps --requirement '${requirements}'`, work, signal);
  await writeFile(join(folder, 'complete'), '');
}

/** Runs the driver, against a reference server of its own where it is a client, and resolves to the lines that it reported. */
async function drive(tool: Tool, work: Work, signal: AbortSignal): Promise<Map<string, Line>> {
  const { folder, env, program } = work;
  const line = languages[tool.language].run(program);
  const base = { ...env, HOME: join(folder, 'home'), DLI_BUNDLE: tool.bundle ?? '' };
  if (program !== 'lifecycle') return linesOf(await run(shell(line, folder, base), signal));
  const server = await startReference(tool.kind === 'sdk' ? await credentialsIn(folder) : undefined);
  const given = {
    DLI_ENDPOINT: server.url,
    DLI_PROJECT: access.project,
    DLI_ACCESS_KEY: access.accessKey,
    DLI_SECRET_KEY: access.secretKey,
  };
  try {
    return linesOf(await run(shell(line, folder, { ...base, ...given }), signal));
  } finally {
    await server.close();
  }
}

async function credentialsIn(folder: string): Promise<string> {
  const file = join(folder, 'credentials.yaml');
  const { accessKey, secretKey, project } = access;
  const keys = [{ access_key: accessKey, secret_key: secretKey, projects: [project] }];
  await writeFile(file, JSON.stringify({ access_keys: keys })); // JSON is YAML
  return file;
}

/** A line that a driver reports. */
interface Line {
  step: string;
  seen?: unknown;
  error?: string;
}

function linesOf(output: string): Map<string, Line> {
  const lines = output.split('\n').filter((line) => line.startsWith('{"'));
  return new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.step, line]));
}

/** Holds what a driver saw to what it must see. */
function compare(expected: readonly Expectation[], lines: ReadonlyMap<string, Line>): StepResult[] {
  return expected.map(({ step, seen }) => {
    const line = lines.get(step);
    if (line === undefined) return { step, fault: 'not reported' };
    if (line.error !== undefined) return { step, fault: line.error.slice(0, 600) };
    if (isDeepStrictEqual(line.seen, seen)) return { step };
    return { step, fault: `saw ${JSON.stringify(line.seen)}, not ${JSON.stringify(seen)}` };
  });
}
