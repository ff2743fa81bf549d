import { explain, type KnownFailing } from './known-failing.ts';
import type { ToolResult } from './result.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import { missingToolchains } from './toolchains.ts';
import type { Tool } from './tools.ts';

/** Options of a run over several tools. */
export interface RunAllOptions extends Omit<ToolOptions, 'print'> {
  known: readonly KnownFailing[];
  /** Reports each stage of each tool. */
  progress: (tool: Tool, stage: string) => void;
}

/** Runs tools one after the other: each has the machine to itself, so that time limits are comparable. */
export async function* runAll(tools: readonly Tool[], options: RunAllOptions): AsyncGenerator<ToolResult> {
  const missing = await missingToolchains(tools);
  for (const tool of tools) {
    const began = performance.now();
    const lacks = tool.toolchains.flatMap((toolchain) => missing.get(toolchain) ?? []).join('; ');
    const print = (stage: string) => options.progress(tool, stage);
    const found = lacks ? [] : await runTool(tool, { ...options, print });
    if (options.signal.aborted) return;
    const judged = lacks ? { steps: [], untrue: [] } : explain(tool.id, found, options.known);
    const { id, name, kind, bundle } = tool;
    yield {
      ...{ id, name, kind, ...(tool.package && { package: tool.package }), ...(bundle && { bundle }) },
      seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
      ...(lacks && { missing: lacks }),
      ...judged,
    };
  }
}
