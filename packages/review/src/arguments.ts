import { oneOf } from '@dli-connections/command';
import { parseArguments } from '@dli-connections/command/arguments';

const text = { type: 'string' } as const;
const formats = ['text', 'json', 'markdown'] as const;
const format = { ...text, rule: oneOf(formats) };
const options = { base: text, spec: text, acknowledged: text, out: text, format } as const;

export const usage = `Reviews a change of an OpenAPI description: what it means for callers, and who is
affected.

  review [--base <ref, file or file: URL>] [--spec <file>]
         [--format text|json|markdown]

  --base          what to compare with: a git ref, a file, or the URL of a file on
                  disk. Default: where this branch left the default branch; on
                  that branch, the last commit; without git, the last release.
  --spec          the description to review. Default: the bundle of spec/, with
                  all that depends on it
  --format        what to print: text (default), json or markdown
  --acknowledged  folder of breaks on purpose. Default: .acknowledged for spec/,
                  none with --spec
  --out           folder for review.html, review.md and review.json.
                  Default: packages/review/dist
  --help          this text

Exit codes: 0 nothing breaks, or every break is acknowledged; 1 it breaks
callers, or nobody can say; 2 no comparison.
`;

/**
 * Reads the flags.
 *
 * @throws UsageError with all mistakes.
 */
export function readArguments(args: readonly string[]) {
  const { values } = parseArguments([...args], options);
  return { ...values, format: formats.find((each) => each === values.format) ?? 'text' };
}
