import { messageOf } from '@dli-connections/command';
import { compare } from './compare.ts';
import { drive } from './drive.ts';
import { runExample } from './example.ts';
import { expectationsOf } from './expectations.ts';
import { inShell, installAll } from './install.ts';
import { languages } from './languages.ts';
import type { StepResult } from './result.ts';
import type { Tool } from './tools.ts';
import { prepareWork, type Work } from './work.ts';

/** Options of a run of one tool. */
export interface ToolOptions {
  /** Folder of the bundles. */
  bundles: URL;
  /** Reports the stage that begins. */
  print: (stage: string) => void;
  /** Time limit of a tool that sets none, in minutes. */
  minutes: number;
  /** Ends the run and every process that it started. */
  signal: AbortSignal;
}

type Stage = [name: string, start: () => Promise<unknown>];

/** Runs one tool from its installation to the last step of its driver. After a failed stage the rest is not reached. */
export async function runTool(
  tool: Tool,
  { bundles, print, minutes, signal: ended }: ToolOptions,
): Promise<StepResult[]> {
  const limit = tool.minutes ?? minutes;
  const late = AbortSignal.timeout(limit * 60_000);
  const signal = AbortSignal.any([ended, late]);
  const expected = expectationsOf(tool.kind);
  const done: StepResult[] = [];
  let failing = 'install';
  try {
    const work = await prepareWork(tool, bundles);
    for (const [step, start] of stagesOf(tool, work, signal)) {
      failing = step;
      print(step);
      await start();
      done.push({ step });
    }
    failing = 'run';
    print('run');
    const lines = await (tool.kind === 'document' ? runExample : drive)(tool, work, signal);
    return [...done, { step: 'run' }, ...compare(expected, lines)];
  } catch (error) {
    const reason = late.aborted ? `it took longer than ${limit} minutes` : messageOf(error);
    const after = expected.map(({ step }) => ({ step, fault: `not reached: ${failing} failed` }));
    return [...done, { step: failing, fault: reason }, ...after];
  }
}

function stagesOf(tool: Tool, work: Work, signal: AbortSignal): Stage[] {
  const { install, build } = languages[tool.language];
  const { generate } = tool;
  const stages: Stage[] = [['install', () => installAll(work, install, signal)]];
  if (generate) stages.push(['generate', () => inShell(generate, work, signal)]);
  // A program of a document is built for each server.
  if (tool.kind !== 'document') stages.push(['build', () => inShell(build, work, signal)]);
  return stages;
}
