import { type Flag, helpText } from '@dli-connections/command';
import { type Command, commandNames } from './names.ts';

/** The text of `--help` of a command. */
export function helpOf(command: Command, usage: string, rows: readonly Flag[]): string {
  const meaning = commandNames[command];
  const about = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
  return helpText({ usage: [`dli-reference ${usage}`], about, rows });
}

/** Writes a line to stdout, and waits until it is taken. */
export const tell = (text: string) => tellAll(`${text}\n`);

/** The same for text that has its line breaks. */
export function tellAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
