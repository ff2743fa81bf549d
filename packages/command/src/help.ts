import type { Flag } from './flags.ts';

/** The parts of a program's `--help`. */
export interface Help {
  /** The program. If a launcher passes on what the user typed, the texts show that instead. */
  program: string;
  /** One line for each form of the command, without the program. */
  usage: readonly string[];
  about: string;
  rows: readonly Flag[];
  /** The commands of the program, with their meaning. */
  commands?: Record<string, string>;
  /** Command lines, without the program, each with its effect. */
  examples?: readonly (readonly [args: string, effect: string])[];
}

/** The command that the user typed: the verb of a launcher, or npx with the package; otherwise the name of the program. */
export function typedAs(program: string, env: NodeJS.ProcessEnv = process.env): string {
  if (env.DLI_COMMAND) return env.DLI_COMMAND;
  // Not `npx` with the program: where the package is not installed, npx would look for another one of that name.
  const isByNpx = env.npm_lifecycle_event === 'npx' && program.startsWith('dli-');
  return isByNpx ? `npx ${program.replace('dli-', '@dli-connections/')}` : program;
}

/** Width of the column of options, in characters. A longer option has a line of its own. */
const mostOption = 30;

/** The text of `--help`, wrapped to the terminal, or to 80 columns if there is none. */
export function helpText(help: Help, columns: number = process.stdout.columns || 80): string {
  const { program, usage, about, rows, commands = {}, examples = [] } = help;
  const command = (args: string) => `${typedAs(program)} ${args}`.trimEnd();
  const options = rows.map((row) => [optionOf(row), meaningOf(row)] as const);
  const sections = [
    usage.map((line, at) => `${at === 0 ? 'Usage:' : '      '} ${command(line)}`).join('\n'),
    wrap(about, columns).join('\n'),
    ['Options:', ...columnsOf(options, columns)].join('\n'),
    ...(Object.keys(commands).length > 0
      ? [['Commands:', ...columnsOf(Object.entries(commands), columns)].join('\n')]
      : []),
    ...(examples.length > 0
      ? [
          [
            'Examples:',
            ...examples.flatMap(([args, effect]) => [`  ${command(args)}`, ...indented(effect, 6, columns)]),
          ].join('\n'),
        ]
      : []),
  ];
  return sections.join('\n\n');
}

function optionOf({ flag, short, fallback, value = 'VALUE' }: Flag): string {
  return `${short ? `-${short}, ` : '    '}--${flag}${fallback === undefined ? '' : ` ${value}`}`;
}

function meaningOf({ meaning, fallback, variable }: Flag): string {
  const notes = [fallback && `default: ${fallback}`, variable && `env: ${variable}`].filter(Boolean).join(', ');
  return `${meaning.replaceAll('`', '')}${notes && ` (${notes})`}`.trim();
}

function columnsOf(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const widest = Math.max(...rows.map(([name]) => name.length));
  const width = Math.min(widest, mostOption, Math.floor(columns / 2)) + 4;
  return rows.flatMap(([name, text]) => {
    const lines = indented(text, width, columns);
    if (name.length + 4 > width) return [`  ${name}`, ...lines];
    return [(`  ${name}`.padEnd(width) + (lines[0] ?? '').trimStart()).trimEnd(), ...lines.slice(1)];
  });
}

const indented = (text: string, by: number, columns: number) =>
  wrap(text, columns - by).map((line) => ' '.repeat(by) + line);

/** Breaks a text between its words into lines of a width. A longer word has a line of its own. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The table of all options for a README, as Markdown. */
export function flagsTable(rows: readonly Flag[]): string {
  const code = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``);
  const cells = rows.map(({ flag, short, variable, fallback, meaning }) => [
    [`\`--${flag}\``, ...(short ? [`\`-${short}\``] : [])].join(', '),
    code(variable),
    code(fallback || undefined),
    meaning,
  ]);
  const all = [['option', 'environment', 'default', 'meaning'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const [head = [], ...lines] = all.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
