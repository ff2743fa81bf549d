import { helpRow, helpText, oneOf } from '@dli-connections/command';
import { parseArguments } from '@dli-connections/command/arguments';

const formats = ['text', 'json', 'markdown'] as const;
const rows = [
  {
    flag: 'base',
    fallback: '',
    value: 'BASE',
    meaning:
      'what to compare with: a git ref, a file, or the URL of a file on disk; by default the place where this branch left the default branch, on that branch the last commit, and without git the last release',
  },
  {
    flag: 'spec',
    fallback: '',
    value: 'FILE',
    meaning: 'description to review; by default the bundle of spec/, with all that depends on it',
  },
  {
    flag: 'format',
    fallback: '',
    value: 'FORM',
    meaning: 'print text (the default), json or markdown',
    rule: oneOf(formats),
  },
  {
    flag: 'acknowledged',
    fallback: '',
    value: 'FOLDER',
    meaning: 'folder of breaks on purpose; by default .acknowledged for spec/, none with --spec',
  },
  {
    flag: 'out',
    fallback: '',
    value: 'FOLDER',
    meaning: 'folder for review.html, review.md and review.json; by default packages/review/dist',
  },
] as const;

/** The text of `--help`. */
export const help = (): string =>
  `${helpText({
    program: 'review',
    usage: ['[options]'],
    about: 'Reviews a change of an OpenAPI description: what it means for callers, and who is affected.',
    rows: [...rows, helpRow],
  })}\n\nExit code: 0 nothing breaks, or every break is acknowledged; 1 callers break or\nmay break, or generated types narrow; 2 no comparison.\n`;

/**
 * Reads the flags.
 *
 * @throws UsageError with all mistakes.
 */
export function readArguments(args: readonly string[]) {
  const { text } = parseArguments(args, rows);
  const [base, spec, acknowledged, out] = [text('base') || undefined, text('spec'), text('acknowledged'), text('out')];
  return { base, spec, acknowledged, out, format: formats.find((each) => each === text('format')) ?? 'text' };
}
