import { runRedocly } from './tools.ts';

/** The findings of `redocly lint` on the working spec. */
export interface LintSummary {
  errors: number;
  warnings: number;
  /** Problems by rule, with the first message of each. */
  rules: { rule: string; count: number; message: string }[];
}

interface LintReport {
  totals: { errors: number; warnings: number };
  problems: { ruleId: string; message: string }[];
}

/** Lints the spec in a directory by its own configuration. */
export async function lintSpec(specDirectory: string): Promise<LintSummary> {
  const { stdout, stderr } = await runRedocly(['lint', '--format', 'json', '--max-problems', '1000'], specDirectory);
  // Plugins may print before the report.
  const start = stdout.indexOf('{');
  if (start === -1) throw new Error(`redocly lint gave no report:\n${stderr}`);
  const { totals, problems } = JSON.parse(stdout.slice(start)) as LintReport;
  const byRule = Map.groupBy(problems, (each) => each.ruleId);
  return {
    errors: totals.errors,
    warnings: totals.warnings,
    rules: [...byRule].map(([rule, found]) => ({ rule, count: found.length, message: found[0]?.message ?? '' })),
  };
}
