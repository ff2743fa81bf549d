import { runRedocly } from './tools.ts';

interface LintReport {
  problems: { ruleId: string; severity: 'error' | 'warn' }[];
}

/** The rules that the spec in a directory breaks as errors, by its own configuration. */
export async function brokenRules(specDirectory: string): Promise<string[]> {
  const { stdout, stderr } = await runRedocly(['lint', '--format', 'json', '--max-problems', '1000'], specDirectory);
  // Plugins may print before the report.
  const start = stdout.indexOf('{');
  if (start === -1) throw new Error(`redocly lint gave no report:\n${stderr}`);
  const { problems } = JSON.parse(stdout.slice(start)) as LintReport;
  return [...new Set(problems.filter((each) => each.severity === 'error').map((each) => each.ruleId))];
}
