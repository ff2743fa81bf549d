import { type Flag, helpRow, helpText, type ReadFlags, readFlags } from '@dli-connections/command';
import { problemOfProject } from '../state/judge.ts';
import { type Command, commandNames } from './names.ts';

/** A command with the arguments after its name. Throws an Error of one line. */
export type RunCommand = (args: string[], env: NodeJS.ProcessEnv) => Promise<void>;

/** Makes a command that does its work by its options, or shows them for `--help`. It takes `words` arguments besides the options. */
export function createCommand<Name extends string>(
  name: Command,
  usage: string,
  options: readonly (Flag & { flag: Name })[],
  work: (read: ReadFlags<Name | 'help'>, env: NodeJS.ProcessEnv) => Promise<void>,
  words = 0,
): RunCommand {
  const rows: readonly (Flag & { flag: Name | 'help' })[] = [...options, helpRow];
  return async (args, env) => {
    const read = readFlags(rows, args, env, { words });
    if (!read.has('help')) return work(read, env);
    const [first = '', ...rest] = commandNames[name];
    const about = `${first.toUpperCase()}${rest.join('')}.`;
    return tell(helpText({ program: 'dli-reference', usage: [`${name} ${usage}`], about, rows }));
  };
}

/** The value of a flag that names a project. */
export const aProject = {
  fallback: '',
  value: 'ID',
  rule: {
    text: 'the identifier of a project',
    holds: (value: string) => problemOfProject('', value) === undefined,
  },
} as const;

/** A number with its unit, as in `1 problem` and `2 problems`. */
export const counted = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;

/** Writes a line to stdout, and waits until it is flushed. */
export const tell = (text: string) => tellAll(`${text}\n`);

/** The same for text with its own line breaks. */
export function tellAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
