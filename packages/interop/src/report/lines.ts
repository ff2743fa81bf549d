import { countsOf, type ToolResult } from '../result.ts';

/** One line on a tool that has ended. */
export function progressOf(result: ToolResult): string {
  if (result.missing) return `${result.id}: skipped, ${result.missing}`;
  const { passed, known, failed } = countsOf(result);
  return `${result.id}: ${passed} passed, ${known} known, ${failed} failed in ${result.seconds} s`;
}

/** The results as a table for a terminal, and below it each fault that nothing explains. */
export function linesOf(results: readonly ToolResult[]): string[] {
  const rows = results.map((result) => {
    const { passed, known, failed } = countsOf(result);
    const cells = [result.id, result.package?.version ?? '', result.bundle ?? ''];
    return result.missing
      ? [...cells, 'skipped']
      : [...cells, `${passed}/${result.steps.length}`, `${known}`, `${failed}`];
  });
  const table = [['tool', 'version', 'bundle', 'passed', 'known', 'failed'], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return ['', ...lines, '', ...results.flatMap(faultsOf)];
}

function faultsOf({ id, steps, untrue, missing }: ToolResult): string[] {
  const failed = steps.filter(({ fault, known }) => fault !== undefined && known === undefined);
  const beyond = failed.filter(({ fault }) => !fault?.startsWith('not reached'));
  return [
    ...(missing ? [`${id}: skipped, ${missing}`] : []),
    ...beyond.map(({ step, fault }) => `${id}: ${step} failed: ${fault}`),
    ...untrue.map((line) => `${id}: ${line}`),
  ];
}
